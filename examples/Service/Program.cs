if (args is [var model, .. var rest])
{
    Service.ClassifierService.Build(model, rest).Run();
    return 0;
}
Console.Error.WriteLine("give the file of a classifier, as in: dotnet run -- model.safetensors");
return 2;
