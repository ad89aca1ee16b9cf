using Isnad;

var paths = args.Where(a => !a.StartsWith('-') && a != "read").ToList();
string? output = null;
if (Array.IndexOf(args, "--out") is >= 0 and var o)
    paths.Remove(output = args[o + 1]);
if (output is not null)
    Directory.CreateDirectory(output);
foreach (var path in paths)
{
    var reading = Reader.Read(new Evidence(Path.GetFileName(path), File.ReadAllBytes(path)));
    using var stream = output is null
        ? Console.OpenStandardOutput()
        : File.Create(Path.Combine(output, Path.GetFileNameWithoutExtension(path) + ".json"));
    RecordWriter.Write(stream, reading, indented: output is not null);
    stream.WriteByte((byte)'\n');
}
