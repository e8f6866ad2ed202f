global using Record = Anodyne.Records.Record;
