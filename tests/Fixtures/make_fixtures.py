"""Writes the JSON fixtures that Unroll's tests compare with: float64 results and gradients of PyTorch.

Run it with a Python that has PyTorch (on Debian or Ubuntu: apt-get install python3-torch):

    /usr/bin/python3 make_fixtures.py

The files are written beside this script. README.md describes their layout.

Every number that goes *into* a computation is a multiple of 1/256 (or a small integer), so it is the same
number in float32 as in float64; hyperparameters such as a learning rate of 0.01 are the exception. Every
number that comes *out* is computed in float64 and printed with ten significant digits.

The random numbers come from Python's `random.Random`, seeded with the name of the case. Runs are therefore
repeatable, and adding a case leaves the others as they are.

PyTorch has the tanh, relu, LSTM and GRU layers itself. The other cells run through `unrolled`, a plain loop
over sequences, layers, directions and time steps. PyTorch's own four layers are computed both ways, and the
script stops if the loop disagrees with PyTorch anywhere, gradients included.
"""

import json
import random
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import nn
from torch.nn.utils.rnn import (
    PackedSequence,
    pack_padded_sequence,
    pack_sequence,
    pad_packed_sequence,
    pad_sequence,
)

HERE = Path(__file__).resolve().parent


# ---------------------------------------------------------------------------------------------------------
# Random numbers and JSON
# ---------------------------------------------------------------------------------------------------------


class Source:
    """Random tensors whose elements are multiples of 1/256, the same ones for the same name."""

    def __init__(self, name):
        self._random = random.Random(name)

    def tensor(self, *shape, limit=256, step=1):
        """A tensor with elements between -limit/256 and limit/256, in multiples of step/256."""
        count = torch.Size(shape).numel()
        values = [self._random.randint(-(limit // step), limit // step) * step / 256 for _ in range(count)]
        return torch.tensor(values, dtype=torch.float64).reshape(shape)

    def parameter(self, *shape):
        """A tensor with elements between about -0.6 and 0.6, in multiples of 1/64, which are shorter to print."""
        return self.tensor(*shape, limit=152, step=4)

    def integers(self, low, high, *shape):
        """Integers from low to high, both included."""
        count = torch.Size(shape).numel()
        return torch.tensor([self._random.randint(low, high) for _ in range(count)]).reshape(shape)


def first_accepted(name, make):
    """The first result of make(Source) that is not None, trying one seed after another."""
    for attempt in range(1000):
        result = make(Source(name if attempt == 0 else f"{name}#{attempt}"))
        if result is not None:
            return result
    raise RuntimeError(f"{name}: no seed was accepted")


def number(value):
    """A number as it is printed: ten significant digits, no negative zero, no rounding noise around zero."""
    if isinstance(value, int):
        return value
    return 0.0 if abs(value) < 1e-15 else float(f"{value:.10g}")


def plain(value):
    """The JSON form of a value: a tensor becomes {"shape": [...], "data": [...]} with its data row-major."""
    if isinstance(value, torch.Tensor):
        value = value.detach()
        return {"shape": list(value.shape), "data": [number(x) for x in value.flatten().tolist()]}
    if isinstance(value, dict):
        return {key: plain(x) for key, x in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(x) for x in value]
    return number(value) if isinstance(value, float) else value


def write(file_name, sections):
    """Writes {"section": [case, ...], ...}, compactly, with one case on each line."""
    texts = []
    for section, cases in sections.items():
        lines = [json.dumps(plain(case), separators=(",", ":"), allow_nan=False) for case in cases]
        texts.append(f'"{section}":[\n' + ",\n".join(lines) + "\n]")
    text = "{" + ",\n".join(texts) + "}\n"
    (HERE / file_name).write_text(text, encoding="ascii", newline="\n")
    print(f"{file_name:28} {len(text) / 1000:7.1f} kB  {sum(map(len, sections.values())):3} cases")


def leaf(tensor):
    """A copy that collects a gradient; None stays None."""
    return None if tensor is None else tensor.detach().clone().requires_grad_()


def weighted_sum(*pairs):
    """The sum of value * upstream over the given (value, upstream) pairs; pairs with None are left out."""
    return sum((value * upstream).sum() for value, upstream in pairs if upstream is not None)


# ---------------------------------------------------------------------------------------------------------
# Recurrent layers
# ---------------------------------------------------------------------------------------------------------

# A cell takes the input's share zx = W_ih x + b_ih and the state's share zh = W_hh h + b_hh, both [G*H],
# with the state h (and c for the LSTM; beta for JANET), and returns the next h and c.


def tanh_cell(zx, zh, h, c, beta):
    return torch.tanh(zx + zh), None


def relu_cell(zx, zh, h, c, beta):
    return torch.relu(zx + zh), None


def residual_cell(zx, zh, h, c, beta):
    return h + torch.tanh(zx + zh), None


def forget_gate_cell(zx, zh, h, c, beta):
    f, u = (zx + zh).chunk(2)
    f, u = torch.sigmoid(f), torch.tanh(u)
    return f * h + (1 - f) * u, None


def input_gate_cell(zx, zh, h, c, beta):
    i, f, u = (zx + zh).chunk(3)
    i, f, u = torch.sigmoid(i), torch.sigmoid(f), torch.tanh(u)
    return f * h + i * u, None


def lstm_cell(zx, zh, h, c, beta):
    i, f, g, o = (zx + zh).chunk(4)
    i, f, g, o = torch.sigmoid(i), torch.sigmoid(f), torch.tanh(g), torch.sigmoid(o)
    c = f * c + i * g
    return o * torch.tanh(c), c


def gru_cell(zx, zh, h, c, beta):
    (xr, xz, xn), (hr, hz, hn) = zx.chunk(3), zh.chunk(3)
    r, z = torch.sigmoid(xr + hr), torch.sigmoid(xz + hz)
    n = torch.tanh(xn + r * hn)
    return (1 - z) * n + z * h, None


def janet_cell(zx, zh, h, c, beta):
    """Van der Westhuizen & Lasenby (2018), with the offset beta learned for each unit."""
    z, u = (zx + zh).chunk(2)
    f, k, u = torch.sigmoid(z), torch.sigmoid(z - beta), torch.tanh(u)
    return f * h + (1 - k) * u, None


# Name: number of blocks of H rows in the weights, the cell, and PyTorch's own layer if it has one.
CELLS = {
    "tanh": (1, tanh_cell, lambda **options: nn.RNN(nonlinearity="tanh", **options)),
    "relu": (1, relu_cell, lambda **options: nn.RNN(nonlinearity="relu", **options)),
    "residual": (1, residual_cell, None),
    "forget_gate": (2, forget_gate_cell, None),
    "input_gate": (3, input_gate_cell, None),
    "lstm": (4, lstm_cell, nn.LSTM),
    "gru": (3, gru_cell, nn.GRU),
    "janet": (2, janet_cell, None),
}

# batch None: an unbatched input of rank 2. lengths None: a padded batch, every sequence of length steps.
SHAPES = [
    dict(name="a_padded", inputSize=4, hiddenSize=5, layers=1, bidirectional=False, bias=True,
         batchFirst=True, batch=3, steps=5, lengths=None, initial=False),
    dict(name="b_packed_initial", inputSize=3, hiddenSize=8, layers=1, bidirectional=True, bias=True,
         batchFirst=True, batch=5, steps=4, lengths=[2, 4, 1, 4, 2], initial=True),
    dict(name="c_packed_stacked", inputSize=5, hiddenSize=7, layers=2, bidirectional=True, bias=True,
         batchFirst=False, batch=4, steps=6, lengths=[3, 5, 1, 4], initial=False),
    dict(name="d_no_bias_initial", inputSize=2, hiddenSize=3, layers=3, bidirectional=False, bias=False,
         batchFirst=False, batch=2, steps=4, lengths=None, initial=True),
    dict(name="h_packed_sorted", inputSize=2, hiddenSize=4, layers=2, bidirectional=False, bias=True,
         batchFirst=True, batch=4, steps=4, lengths=[4, 3, 3, 1], initial=True),
]
MORE_SHAPES = [
    dict(name="e_wide", inputSize=11, hiddenSize=19, layers=1, bidirectional=True, bias=True,
         batchFirst=True, batch=9, steps=6, lengths=[3, 6, 1, 4, 6, 2, 5, 3, 1], initial=False),
    dict(name="f_batch_of_one", inputSize=3, hiddenSize=6, layers=3, bidirectional=True, bias=True,
         batchFirst=False, batch=1, steps=4, lengths=None, initial=False),
    dict(name="g_unbatched", inputSize=2, hiddenSize=3, layers=2, bidirectional=True, bias=True,
         batchFirst=False, batch=None, steps=5, lengths=None, initial=True),
]


def parameter_shapes(cell, shape):
    """PyTorch's names and shapes of a recurrent layer's parameters, in PyTorch's order, then JANET's beta."""
    size, rows = shape["hiddenSize"], CELLS[cell][0] * shape["hiddenSize"]
    shapes = {}
    for layer in range(shape["layers"]):
        columns = shape["inputSize"] if layer == 0 else size * (2 if shape["bidirectional"] else 1)
        for suffix in [f"l{layer}", f"l{layer}_reverse"][: 2 if shape["bidirectional"] else 1]:
            shapes[f"weight_ih_{suffix}"] = (rows, columns)
            shapes[f"weight_hh_{suffix}"] = (rows, size)
            if shape["bias"]:
                shapes[f"bias_ih_{suffix}"] = (rows,)
                shapes[f"bias_hh_{suffix}"] = (rows,)
            if cell == "janet":
                shapes[f"beta_{suffix}"] = (size,)
    return shapes


def unrolled(cell, shape, parameters, input, h0, c0, nearest_to_kink):
    """Any cell, one sequence at a time, with no padding and so nothing to mask.

    `input` is [batch, time, features]; the states are [layers * directions, batch, H]. Appends to
    `nearest_to_kink` how close each pre-activation is to zero, where relu has no derivative.
    """
    _, step, _ = CELLS[cell]
    size, directions = shape["hiddenSize"], 2 if shape["bidirectional"] else 1
    batch, steps, _ = input.shape
    outputs, last_h, last_c = [], [], []

    for b in range(batch):
        length = steps if shape["lengths"] is None else shape["lengths"][b]
        sequence = [input[b, t] for t in range(length)]
        sequence_h, sequence_c = [], []
        for layer in range(shape["layers"]):
            results = []
            for direction in range(directions):
                suffix = f"l{layer}" + ("_reverse" if direction == 1 else "")
                w_ih, w_hh = parameters[f"weight_ih_{suffix}"], parameters[f"weight_hh_{suffix}"]
                b_ih = parameters.get(f"bias_ih_{suffix}", torch.zeros(w_ih.shape[0]))
                b_hh = parameters.get(f"bias_hh_{suffix}", torch.zeros(w_hh.shape[0]))
                beta = parameters.get(f"beta_{suffix}")
                row = layer * directions + direction
                h = torch.zeros(size) if h0 is None else h0[row, b]
                c = torch.zeros(size) if c0 is None else c0[row, b]

                result = [None] * length
                for t in range(length) if direction == 0 else reversed(range(length)):
                    zx, zh = w_ih @ sequence[t] + b_ih, w_hh @ h + b_hh
                    nearest_to_kink.append((zx + zh).abs().min().item())
                    h, c = step(zx, zh, h, c, beta)
                    result[t] = h
                results.append(result)
                sequence_h.append(h)
                sequence_c.append(c)
            sequence = [torch.cat([result[t] for result in results]) for t in range(length)]

        padding = [torch.zeros(size * directions)] * (steps - length)
        outputs.append(torch.stack(sequence + padding))
        last_h.append(torch.stack(sequence_h))
        if cell == "lstm":
            last_c.append(torch.stack(sequence_c))

    return torch.stack(outputs), torch.stack(last_h, 1), torch.stack(last_c, 1) if last_c else None


def run_unrolled(cell, shape, parameters, input, h0, c0, nearest_to_kink):
    """`unrolled` with its input and output in the layout of the case."""
    if shape["batch"] is None:
        states = [None if state is None else state.unsqueeze(1) for state in (h0, c0)]
        output, hn, cn = unrolled(cell, shape, parameters, input.unsqueeze(0), *states, nearest_to_kink)
        return output.squeeze(0), hn.squeeze(1), None if cn is None else cn.squeeze(1)

    swap = (lambda x: x) if shape["batchFirst"] else (lambda x: x.transpose(0, 1))
    output, hn, cn = unrolled(cell, shape, parameters, swap(input), h0, c0, nearest_to_kink)
    return swap(output), hn, cn


def torch_layer(cell, shape, parameters):
    """PyTorch's own layer with copies of these parameters."""
    layer = CELLS[cell][2](
        input_size=shape["inputSize"], hidden_size=shape["hiddenSize"], num_layers=shape["layers"],
        bidirectional=shape["bidirectional"], bias=shape["bias"], batch_first=shape["batchFirst"])
    assert [name for name, _ in layer.named_parameters()] == list(parameters)
    layer.load_state_dict(parameters)
    return layer


def run_torch(layer, shape, input, h0, c0):
    """PyTorch's own layer, on a packed batch if the case has lengths."""
    state = (h0, c0) if c0 is not None else h0
    lengths = shape["lengths"]
    if lengths is not None:
        input = pack_padded_sequence(input, lengths, shape["batchFirst"], enforce_sorted=False)
    output, last = layer(input, state)
    if lengths is not None:
        output, _ = pad_packed_sequence(output, shape["batchFirst"], total_length=shape["steps"])
    hn, cn = last if isinstance(last, tuple) else (last, None)
    return output, hn, cn


def recurrent_case(cell, shape, source):
    """One case, or None if a relu came so close to its kink that float32 might fall on the other side."""
    directions = 2 if shape["bidirectional"] else 1
    batch, steps = shape["batch"], shape["steps"]

    def batched(rows, features):
        if batch is None:
            return rows, features
        return (batch, rows, features) if shape["batchFirst"] else (rows, batch, features)

    state_shape = (shape["layers"] * directions,) + (() if batch is None else (batch,)) + (shape["hiddenSize"],)
    parameters = {name: source.parameter(*s) for name, s in parameter_shapes(cell, shape).items()}
    input = source.tensor(*batched(steps, shape["inputSize"]))
    for b, length in enumerate(shape["lengths"] or []):
        (input if shape["batchFirst"] else input.transpose(0, 1))[b, length:] = 0
    h0 = source.tensor(*state_shape) if shape["initial"] else None
    c0 = source.tensor(*state_shape) if shape["initial"] and cell == "lstm" else None
    upstream_output = source.tensor(*batched(steps, shape["hiddenSize"] * directions))
    upstream_hn = source.tensor(*state_shape)
    upstream_cn = source.tensor(*state_shape) if cell == "lstm" else None

    def evaluate(leaves, run):
        arguments = {"input": leaf(input), "h0": leaf(h0), "c0": leaf(c0)}
        output, hn, cn = run(*arguments.values())
        weighted_sum((output, upstream_output), (hn, upstream_hn), (cn, upstream_cn)).backward()
        gradients = {n: x.grad for n, x in {**leaves, **arguments}.items() if x is not None}
        return {"output": output, "hn": hn, "cn": cn, "gradients": gradients}

    nearest_to_kink = []
    leaves = {name: leaf(parameter) for name, parameter in parameters.items()}
    results = evaluate(leaves, lambda *x: run_unrolled(cell, shape, leaves, *x, nearest_to_kink))
    if cell == "relu" and min(nearest_to_kink) < 1e-3:
        return None
    if CELLS[cell][2] is not None:
        layer, ours = torch_layer(cell, shape, parameters), results
        results = evaluate(dict(layer.named_parameters()), lambda *x: run_torch(layer, shape, *x))
        assert_same(f"{cell}/{shape['name']}", ours, results)

    description = {key: shape[key] for key in (
        "inputSize", "hiddenSize", "layers", "bidirectional", "bias", "batchFirst", "lengths")}
    return {
        "name": f"{cell}/{shape['name']}", "cell": cell, **description,
        "input": input, "parameters": parameters, "h0": h0, "c0": c0,
        "upstreamOutput": upstream_output, "upstreamHn": upstream_hn, "upstreamCn": upstream_cn,
        **results,
    }


def assert_same(name, ours, theirs):
    """Stops unless two nested results agree to float64's precision."""
    if isinstance(ours, dict):
        assert ours.keys() == theirs.keys(), name
        for key in ours:
            assert_same(f"{name} {key}", ours[key], theirs[key])
    elif ours is not None or theirs is not None:
        assert ours.shape == theirs.shape, name
        assert torch.allclose(ours, theirs, rtol=1e-12, atol=1e-12), name


def make_recurrent():
    for cell in CELLS:
        shapes = SHAPES + (MORE_SHAPES if cell in ("lstm", "gru", "forget_gate") else [])
        cases = [
            first_accepted(f"recurrent/{cell}/{shape['name']}", lambda source: recurrent_case(cell, shape, source))
            for shape in sorted(shapes, key=lambda shape: shape["name"])]
        write(f"recurrent_{cell}.json", {"cases": cases})


# ---------------------------------------------------------------------------------------------------------
# Packing and padding
# ---------------------------------------------------------------------------------------------------------


def packed_parts(packed, lengths):
    """A packed sequence's four members, and whether sequences of equal length kept their order.

    PyTorch promises no order among them. PyTorch 1.13 keeps it for up to 16 sequences, not for more.
    """
    order = None if packed.sorted_indices is None else packed.sorted_indices.tolist()
    return {
        "data": packed.data, "batchSizes": packed.batch_sizes.tolist(), "sortedIndices": order,
        "unsortedIndices": None if packed.unsorted_indices is None else packed.unsorted_indices.tolist(),
        "tiesInOrder": order is None or order == sorted(order, key=lambda i: (-lengths[i], i)),
    }


def unpack_results(packed, source):
    """pad_packed_sequence in both layouts, with the padding values and total lengths of interest."""
    results = []
    longest = len(packed.batch_sizes)
    for batch_first, padding_value, total_length in [
            (True, 0.0, None), (False, 0.0, longest + 2), (False, -7.5, None), (True, -7.5, longest + 1)]:
        data = leaf(packed.data)
        again = PackedSequence(data, packed.batch_sizes, packed.sorted_indices, packed.unsorted_indices)
        output, lengths = pad_packed_sequence(again, batch_first, padding_value, total_length)
        upstream = source.tensor(*output.shape)
        weighted_sum((output, upstream)).backward()
        results.append({
            "batchFirst": batch_first, "paddingValue": padding_value, "totalLength": total_length,
            "output": output, "lengths": lengths.tolist(),
            "upstreamOutput": upstream, "gradientData": data.grad})
    return results


def make_sequences():
    pack_padded = []
    many = [3, 1, 2, 3, 1, 2, 2, 3, 3, 1, 2, 1, 3, 2, 2, 1, 1, 3, 2, 3]
    for name, lengths, steps, features, batch_first, enforce_sorted in [
            ("rank3 sorted", [5, 3, 3, 1], 5, (3,), True, True),
            ("rank3 sorted time first", [4, 4, 2], 4, (2,), False, True),
            ("rank3 sorted longer input", [3, 2, 1], 5, (2,), True, True),
            ("rank3 unsorted ties", [2, 4, 1, 4, 2, 1], 4, (2,), True, False),
            ("rank3 unsorted ties time first", [1, 3, 3, 2, 3], 3, (3,), False, False),
            ("rank3 unsorted longer input", [2, 1, 3], 6, (2,), False, False),
            ("rank3 in order but not enforced", [3, 2, 2], 3, (2,), True, False),
            ("rank3 all equal", [2, 2, 2, 2], 2, (2,), True, False),
            ("rank3 one sequence", [3], 3, (2,), True, False),
            ("rank2 sorted", [3, 2, 2], 3, (), True, True),
            ("rank2 unsorted", [1, 3, 2, 3], 3, (), True, False),
            ("rank2 unsorted time first", [2, 2, 4], 4, (), False, False),
            ("rank2 unsorted many ties", many, 3, (), True, False),
            ("rank4 sorted time first", [3, 1], 3, (2, 2), False, True),
            ("rank4 unsorted", [2, 3, 2], 3, (2, 3), True, False)]:
        source = Source(f"sequences/pack_padded/{name}")
        batch = len(lengths)
        leading = (batch, steps) if batch_first else (steps, batch)
        input = leaf(source.tensor(*leading, *features))
        packed = pack_padded_sequence(input, lengths, batch_first, enforce_sorted)
        upstream = source.tensor(*packed.data.shape)
        weighted_sum((packed.data, upstream)).backward()
        pack_padded.append({
            "name": name, "input": input, "lengths": lengths, "batchFirst": batch_first,
            "enforceSorted": enforce_sorted, **packed_parts(packed, lengths),
            "upstreamData": upstream, "gradientInput": input.grad,
            "padPacked": unpack_results(packed, source)})

    packs = []
    for name, lengths, features, enforce_sorted in [
            ("rank1 sorted", [4, 2, 2, 1], (), True),
            ("rank1 unsorted", [1, 3, 3, 2], (), False),
            ("rank2 sorted", [3, 3, 1], (2,), True),
            ("rank2 unsorted ties", [2, 1, 4, 2, 4, 1], (3,), False),
            ("rank3 unsorted", [1, 3, 2], (2, 2), False)]:
        source = Source(f"sequences/pack/{name}")
        sequences = [leaf(source.tensor(length, *features)) for length in lengths]
        packed = pack_sequence(sequences, enforce_sorted)
        upstream = source.tensor(*packed.data.shape)
        weighted_sum((packed.data, upstream)).backward()
        packs.append({
            "name": name, "sequences": sequences, "enforceSorted": enforce_sorted, **packed_parts(packed, lengths),
            "upstreamData": upstream, "gradientSequences": [sequence.grad for sequence in sequences]})

    pads = []
    for rank, lengths, features in [(1, [2, 4, 1], ()), (2, [3, 1, 4, 3], (2,)), (3, [1, 3, 2], (2, 3))]:
        for batch_first in (True, False):
            for padding_value in (0.0, -7.5):
                for side in ("right", "left"):
                    name = f"rank{rank} {'batch' if batch_first else 'time'} first {side} {padding_value:g}"
                    source = Source(f"sequences/pad/{name}")
                    sequences = [leaf(source.tensor(length, *features)) for length in lengths]
                    output = padded(sequences, batch_first, padding_value, side)
                    upstream = source.tensor(*output.shape)
                    weighted_sum((output, upstream)).backward()
                    pads.append({
                        "name": name, "sequences": sequences, "batchFirst": batch_first,
                        "paddingValue": padding_value, "paddingSide": side, "output": output,
                        "upstreamOutput": upstream,
                        "gradientSequences": [sequence.grad for sequence in sequences]})

    write("sequences.json", {"packPadded": pack_padded, "packSequence": packs, "padSequence": pads})


def padded(sequences, batch_first, padding_value, side):
    """pad_sequence with padding_side, an argument that PyTorch has only since version 2.5."""
    if side == "right":
        return pad_sequence(sequences, batch_first, padding_value)
    time = 1 if batch_first else 0
    return pad_sequence([sequence.flip(0) for sequence in sequences], batch_first, padding_value).flip(time)


# ---------------------------------------------------------------------------------------------------------
# Embedding, linear, layer normalisation, softmax, cross entropy
# ---------------------------------------------------------------------------------------------------------


def make_layers():
    embeddings = []
    for name, shape, padding_idx, zero_row in [
            ("rank1 repeated", (7,), None, False),
            ("rank2 repeated", (3, 4), None, False),
            ("rank2 padding", (3, 4), 0, True),
            ("rank2 padding, row not zero", (4, 3), 2, False)]:
        source = Source(f"layers/embedding/{name}")
        weight = source.parameter(6, 3)
        if zero_row:
            weight[padding_idx] = 0
        ids = source.integers(0, 4, *shape)  # row 5 is never used
        if padding_idx is not None:
            ids[-1, -2:] = padding_idx
        weight, upstream = leaf(weight), source.tensor(*shape, 3)
        output = F.embedding(ids, weight, padding_idx)
        weighted_sum((output, upstream)).backward()
        embeddings.append({
            "name": name, "numEmbeddings": 6, "embeddingDim": 3, "paddingIdx": padding_idx, "ids": ids,
            "weight": weight, "output": output, "upstreamOutput": upstream,
            "gradients": {"weight": weight.grad}})

    linears = []
    for name, leading, bias in [
            ("rank2", (4,), True), ("rank2 no bias", (4,), False),
            ("rank3", (2, 3), True), ("rank3 no bias", (2, 3), False)]:
        source = Source(f"layers/linear/{name}")
        arguments = {"input": leaf(source.tensor(*leading, 5)), "weight": leaf(source.parameter(3, 5)),
                     "bias": leaf(source.parameter(3) if bias else None)}
        output, upstream = F.linear(**arguments), source.tensor(*leading, 3)
        weighted_sum((output, upstream)).backward()
        linears.append({
            "name": name, **arguments, "output": output, "upstreamOutput": upstream,
            "gradients": {n: x.grad for n, x in arguments.items() if x is not None}})

    norms = []
    for name, shape, eps in [("rank1", (5,), 1e-5), ("rank2", (3, 19), 1e-5), ("rank3", (2, 3, 4), 1e-5),
                             ("one element", (3, 1), 1e-5), ("large eps", (4, 8), 0.25)]:
        source = Source(f"layers/layerNorm/{name}")
        arguments = {"input": leaf(source.tensor(*shape, limit=768)), "weight": leaf(source.parameter(shape[-1])),
                     "bias": leaf(source.parameter(shape[-1]))}
        output, upstream = F.layer_norm(normalized_shape=shape[-1:], eps=eps, **arguments), source.tensor(*shape)
        weighted_sum((output, upstream)).backward()
        norms.append({
            "name": name, "eps": eps, **arguments, "output": output, "upstreamOutput": upstream,
            "gradients": {n: x.grad for n, x in arguments.items()}})

    large = torch.tensor([[1000.0, -1000.0, 0.0, 999.0], [-1000.0, -1000.0, -1000.0, -1000.0],
                          [1000.0, 1000.0, 998.5, 1000.0], [-1000.0, -1001.0, -1003.0, -999.5]])
    softmaxes = {"softmax": [], "logSoftmax": []}
    for section, function in [("softmax", torch.softmax), ("logSoftmax", torch.log_softmax)]:
        for name, shape in [("rank1", (5,)), ("rank2", (3, 5)), ("rank3", (2, 3, 4)),
                            ("one class", (3, 1)), ("large", (4, 4))]:
            source = Source(f"layers/{section}/{name}")
            input = leaf(large if name == "large" else source.tensor(*shape, limit=1024))
            output, upstream = function(input, -1), source.tensor(*shape)
            weighted_sum((output, upstream)).backward()
            softmaxes[section].append({
                "name": name, "input": input, "output": output, "upstreamOutput": upstream,
                "gradients": {"input": input.grad}})

    entropies = []
    weights = [0.5, 2.0, 0.0, 1.25]
    for reduction in ("mean", "sum"):
        for name, targets, ignore_index, upstream, smoothing, class_weights in [
                ("plain", [2, 0, 3, 3, 1], -100, 1.0, 0.0, None),
                ("upstream", [1, 0, 2, 2, 3], -100, -0.75, 0.0, None),
                ("ignore -100", [2, -100, 0, -100, 1], -100, 1.0, 0.0, None),
                ("ignore 1", [1, 3, 1, 0, 2], 1, 1.0, 0.0, None),
                ("large", [0, 2, 1, 3], -100, 1.0, 0.0, None),
                ("smoothed", [2, 0, 3, 3, 1], -100, 1.0, 0.125, None),
                ("smoothed ignore 1", [1, 3, 1, 0, 2], 1, -0.75, 0.25, None),
                ("smoothed wholly", [2, 0, 3, 3, 1], -100, 1.0, 1.0, None),
                ("smoothed large", [0, 2, 1, 3], -100, 1.0, 0.125, None),
                ("weighted", [2, 0, 3, 3, 1], -100, 1.0, 0.0, weights),
                ("weighted ignore 1", [1, 3, 1, 0, 2], 1, -0.75, 0.0, weights),
                ("weighted smoothed", [2, 0, 3, 3, 1], -100, -0.75, 0.125, weights),
                ("weighted smoothed ignore 1", [1, 3, 1, 0, 2], 1, 1.0, 0.25, weights)]:
            source = Source(f"layers/crossEntropy/{reduction}/{name}")
            logits = leaf(large if name.endswith("large") else source.tensor(len(targets), 4, limit=768))
            loss = F.cross_entropy(
                logits, torch.tensor(targets), None if class_weights is None else torch.tensor(class_weights),
                ignore_index=ignore_index, reduction=reduction, label_smoothing=smoothing)
            (loss * upstream).backward()
            entropies.append({
                "name": f"{reduction} {name}", "logits": logits, "targets": targets, "reduction": reduction,
                "ignoreIndex": ignore_index, "labelSmoothing": smoothing, "classWeights": class_weights,
                "loss": loss.item(), "upstreamLoss": upstream, "gradients": {"logits": logits.grad}})

    write("layers.json", {
        "embedding": embeddings, "linear": linears, "layerNorm": norms, **softmaxes, "crossEntropy": entropies})


# ---------------------------------------------------------------------------------------------------------
# Optimizers, gradient clipping and learning-rate schedules
# ---------------------------------------------------------------------------------------------------------

TWO_SHAPES = {"first": (2, 3), "second": (4,)}


def optimizer_case(make, weight_decay, source):
    """Five steps, or None if a gradient with its weight decay is so near to zero that Adam's quotient is ill."""
    parameters = {name: nn.Parameter(source.parameter(*shape)) for name, shape in TWO_SHAPES.items()}
    start = {name: parameter.detach().clone() for name, parameter in parameters.items()}
    optimizer, steps = make(list(parameters.values())), []
    for _ in range(5):
        gradients = {name: source.tensor(*shape) for name, shape in TWO_SHAPES.items()}
        for name, parameter in parameters.items():
            parameter.grad = gradients[name].clone()
            if (gradients[name] + weight_decay * parameter.detach()).abs().min() < 1e-3:
                return None
        optimizer.step()
        steps.append({
            "gradients": gradients,
            "parameters": {name: parameter.detach().clone() for name, parameter in parameters.items()}})
    return {"parameters": start, "steps": steps}


def make_optimizers():
    sgd = []
    for lr, momentum, nesterov in [(0.1, 0.0, False), (0.05, 0.9, False), (0.05, 0.9, True)]:
        for weight_decay in (0.0, 0.1):
            name = f"momentum {momentum:g}{' nesterov' if nesterov else ''} decay {weight_decay:g}"
            make = lambda parameters: torch.optim.SGD(
                parameters, lr=lr, momentum=momentum, dampening=0, nesterov=nesterov, weight_decay=weight_decay)
            sgd.append({
                "name": name, "lr": lr, "momentum": momentum, "dampening": 0.0, "nesterov": nesterov,
                "weightDecay": weight_decay,
                **first_accepted(f"optimizers/sgd/{name}", lambda s: optimizer_case(make, weight_decay, s))})

    adam = []
    for lr, betas in [(0.01, (0.9, 0.999)), (0.05, (0.5, 0.9))]:
        for weight_decay in (0.0, 0.1):
            name = f"betas {betas[0]:g} {betas[1]:g} decay {weight_decay:g}"
            make = lambda parameters: torch.optim.Adam(
                parameters, lr=lr, betas=betas, eps=1e-8, weight_decay=weight_decay, amsgrad=False)
            adam.append({
                "name": name, "lr": lr, "betas": list(betas), "eps": 1e-8, "amsgrad": False,
                "weightDecay": weight_decay,
                **first_accepted(f"optimizers/adam/{name}", lambda s: optimizer_case(make, weight_decay, s))})

    adamw = []
    for lr, betas, weight_decay in [(0.01, (0.9, 0.999), 0.01), (0.05, (0.5, 0.9), 0.5), (0.05, (0.5, 0.9), 0.0)]:
        name = f"betas {betas[0]:g} {betas[1]:g} decay {weight_decay:g}"
        make = lambda parameters: torch.optim.AdamW(
            parameters, lr=lr, betas=betas, eps=1e-8, weight_decay=weight_decay, amsgrad=False)
        adamw.append({
            "name": name, "lr": lr, "betas": list(betas), "eps": 1e-8, "amsgrad": False,
            "weightDecay": weight_decay,
            **first_accepted(f"optimizers/adamw/{name}", lambda s: optimizer_case(make, 0, s))})

    def clipped(section, name, clip, zero=False):
        source = Source(f"optimizers/{section}/{name}")
        parameters, gradients = {}, {}
        for key, shape in TWO_SHAPES.items():
            parameters[key] = nn.Parameter(torch.zeros(shape))
            gradients[key] = torch.zeros(shape) if zero else source.tensor(*shape)
            parameters[key].grad = gradients[key].clone()
        result = clip(list(parameters.values()))
        return gradients, result, {key: parameter.grad for key, parameter in parameters.items()}

    norms = []
    for name, max_norm, zero in [("clips", 0.5, False), ("does not clip", 10.0, False), ("zero", 1.0, True)]:
        gradients, total, after = clipped(
            "clipGradNorm", name, lambda parameters: nn.utils.clip_grad_norm_(parameters, max_norm), zero)
        norms.append({"name": name, "maxNorm": max_norm, "gradients": gradients,
                      "totalNorm": total.item(), "clipped": after})

    values = []
    for name, clip_value in [("clips", 0.25), ("does not clip", 2.0)]:
        gradients, _, after = clipped(
            "clipGradValue", name, lambda parameters: nn.utils.clip_grad_value_(parameters, clip_value))
        values.append({"name": name, "clipValue": clip_value, "gradients": gradients, "clipped": after})

    write("optimizers.json", {"sgd": sgd, "adam": adam, "adamw": adamw, "clipGradNorm": norms, "clipGradValue": values,
                              "schedule": schedule_cases()})


def schedule_cases():
    """Learning rates, from a base of 1, as training goes on: before each epoch, or each step for cosine."""
    scores = [0.5, 0.625, 0.625, 0.5, 0.5625, 0.75, 0.625, 0.75, 0.5, 0.25, 0.125, 0.8125, 0.75, 0.75]

    def step(every, decay):
        return lambda optimizer: torch.optim.lr_scheduler.StepLR(optimizer, every, decay)

    def plateau(patience, decay):
        return lambda optimizer: torch.optim.lr_scheduler.ReduceLROnPlateau(
            optimizer, mode="max", factor=decay, patience=patience, threshold=0, threshold_mode="abs", cooldown=0)

    def cosine(steps):
        return lambda optimizer: torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, steps)

    cases = []
    for name, make in [("step:1:0.5", step(1, 0.5)), ("step:3:0.1", step(3, 0.1)),
                       ("plateau:0:0.5", plateau(0, 0.5)), ("plateau:1:0.5", plateau(1, 0.5)),
                       ("plateau:2:0.1", plateau(2, 0.1)), ("cosine:0", cosine(len(scores)))]:
        optimizer = torch.optim.SGD([nn.Parameter(torch.zeros(1))], lr=1.0)
        scheduler, factors = make(optimizer), []
        for score in scores:
            factors.append(optimizer.param_groups[0]["lr"])
            optimizer.step()
            scheduler.step(*[score] if name.startswith("plateau") else [])
        factors.append(optimizer.param_groups[0]["lr"])
        cases.append({"name": name, "scores": scores, "factors": factors})
    return cases


# ---------------------------------------------------------------------------------------------------------
# A whole classifier
# ---------------------------------------------------------------------------------------------------------


class Classifier(nn.Module):
    """Embedding, packed bidirectional LSTM, and a linear layer on its last state or states."""

    def __init__(self, variant):
        super().__init__()
        self.variant = variant
        self.embeddings = nn.Embedding(12, 5)
        self.lstm = nn.LSTM(5, 6, batch_first=True, bidirectional=True)
        self.output = nn.Linear(6 if variant == "hn" else 12, 3)

    def forward(self, tokens):
        ids = pad_sequence([torch.tensor(sequence) for sequence in tokens], batch_first=True)
        lengths = [len(sequence) for sequence in tokens]
        packed = pack_padded_sequence(self.embeddings(ids), lengths, batch_first=True, enforce_sorted=False)
        _, (hn, _) = self.lstm(packed)
        return self.output(hn[-1] if self.variant == "hn" else torch.cat([hn[-2], hn[-1]], 1))


def classifier_case(variant, source):
    """One variant, or None if a gradient is tiny but not zero, which Adam would magnify."""
    tokens = [[3, 7, 1], [0, 11, 2, 5, 9], [4], [8, 3, 3, 10], [5, 0, 7]]  # token 6 is never used
    targets = [2, 0, 1, 1, 0]
    model = Classifier(variant)
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.copy_(source.parameter(*parameter.shape))
    start = {name: parameter.detach().clone() for name, parameter in model.named_parameters()}

    optimizer = torch.optim.Adam(model.parameters(), lr=1e-2)
    results, losses = None, []
    for _ in range(3):
        optimizer.zero_grad()
        logits = model(tokens)
        loss = F.cross_entropy(logits, torch.tensor(targets))
        loss.backward()
        losses.append(loss.item())
        gradients = {name: parameter.grad.clone() for name, parameter in model.named_parameters()}
        if any(g[g != 0].abs().min() < 1e-6 for g in gradients.values() if g.any()):
            return None
        results = results or {"logits": logits.detach(), "loss": loss.item(), "gradients": gradients}
        optimizer.step()

    return {
        "name": variant, "tokens": tokens, "targets": targets, "parameters": start, **results,
        "adam": {"lr": 1e-2, "betas": [0.9, 0.999], "eps": 1e-8, "steps": 3, "losses": losses,
                 "parameters": dict(model.named_parameters())}}


def make_classifier():
    write("classifier.json", {"cases": [
        first_accepted(f"classifier/{variant}", lambda source: classifier_case(variant, source))
        for variant in ("hn", "last")]})


# ---------------------------------------------------------------------------------------------------------
# A decoder with attention
# ---------------------------------------------------------------------------------------------------------


def attention_case(score, cell, source):
    """A decoder whose update reads [x(t); context(t)], the context weighed by scores against h(t-1); padded and masked."""
    source_lengths, lengths = [3, 5, 1], [2, 1, 4]
    batch, inputs, hidden = 3, 2, 4
    state = hidden if score in ("dot", "scaled-dot") else 3
    gates = {"lstm": 4, "gru": 3}[cell]
    shapes = {"weight_ih_l0": (gates * hidden, inputs + state), "weight_hh_l0": (gates * hidden, hidden),
              "bias_ih_l0": (gates * hidden,), "bias_hh_l0": (gates * hidden,)}
    if score == "additive":
        shapes |= {"score.state.weight": (5, state), "score.query.weight": (5, hidden), "score.vector": (5,)}
    if score == "bilinear":
        shapes |= {"score.weight": (state, hidden)}
    parameters = {name: leaf(source.parameter(*shape)) for name, shape in shapes.items()}
    x = leaf(source.tensor(batch, max(lengths), inputs))
    states = leaf(source.tensor(batch, max(source_lengths), state))
    h0, c0 = leaf(source.tensor(batch, hidden)), leaf(source.tensor(batch, hidden))

    masked = torch.arange(max(source_lengths))[None, :] >= torch.tensor(source_lengths)[:, None]
    h, c = h0, c0
    outputs, contexts, weights = [], [], []
    for t in range(max(lengths)):
        if score == "additive":
            scores = torch.tanh(states @ parameters["score.state.weight"].T
                                + (h @ parameters["score.query.weight"].T)[:, None, :]) @ parameters["score.vector"]
        elif score == "bilinear":
            scores = torch.einsum("bsi,ij,bj->bs", states, parameters["score.weight"], h)
        else:
            scores = torch.einsum("bsi,bi->bs", states, h) / (hidden ** 0.5 if score == "scaled-dot" else 1)
        alpha = torch.softmax(scores.masked_fill(masked, -torch.inf), dim=1)
        context = torch.einsum("bs,bsi->bi", alpha, states)
        own = [parameters[name] for name in ("weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0")]
        read = torch.cat([x[:, t], context], dim=1)
        next_h, next_c = torch.lstm_cell(read, (h, c), *own) if cell == "lstm" else (torch.gru_cell(read, h, *own), c)
        going = (torch.tensor(lengths) > t)[:, None]
        h, c = torch.where(going, next_h, h), torch.where(going, next_c, c)
        outputs.append(torch.where(going, next_h, torch.zeros(())))
        contexts.append(torch.where(going, context, torch.zeros(())))
        weights.append(torch.where(going, alpha, torch.zeros(())))
    output, context, weight = (torch.stack(tensors, dim=1) for tensors in (outputs, contexts, weights))
    upstream = [source.tensor(*tensor.shape) for tensor in (output, context, h, c)]
    weighted_sum((output, upstream[0]), (context, upstream[1]), (h, upstream[2]), *([(c, upstream[3])] if cell == "lstm" else [])).backward()
    return {
        "name": f"{score}/{cell}", "score": score, "cell": cell, "sourceLengths": source_lengths, "lengths": lengths,
        "parameters": parameters, "x": x, "states": states, "h0": h0, "c0": c0 if cell == "lstm" else None,
        "output": output, "context": context, "weights": weight, "h": h, "c": c if cell == "lstm" else None,
        "upstreamOutput": upstream[0], "upstreamContext": upstream[1], "upstreamH": upstream[2], "upstreamC": upstream[3],
        "gradients": {"x": x.grad, "states": states.grad, "h0": h0.grad, **({"c0": c0.grad} if cell == "lstm" else {}),
                      **{name: parameter.grad for name, parameter in parameters.items()}}}


def make_attention():
    write("attention.json", {"cases": [
        attention_case(score, cell, Source(f"attention/{score}/{cell}"))
        for score in ("additive", "bilinear", "dot", "scaled-dot") for cell in ("lstm", "gru")]})


def main():
    torch.set_default_dtype(torch.float64)
    torch.set_num_threads(1)
    make_recurrent()
    make_sequences()
    make_layers()
    make_optimizers()
    make_classifier()
    make_attention()


if __name__ == "__main__":
    main()
