using System.Collections;
using System.Reflection;

namespace Isnad.Ledgers.Tests;

public sealed class PackingTests
{
    const string Text = "شهدت المدينة اجتماعا حضره 412 شخصا، وقال نائل إن الجسر سيفتح قريبا.";

    [Fact]
    public void Every_property_of_every_finding_survives_packing()
    {
        var reading = (Reading)new Filler().Make(typeof(Reading));
        var pack = new PackWriter();
        var bytes = ReadingPack.Write(pack, reading).ToArray();
        var again = ReadingPack.Read(bytes, reading.Document.Evidence, Text, reading.Version);
        var seen = 0;
        Compare(reading, again, "Reading", ref seen);
        seen.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void Damaged_findings_are_refused_and_never_point_outside_the_text()
    {
        var reading = Invented.Numbered(3);
        var bytes = ReadingPack.Write(new PackWriter(), reading).ToArray();
        var random = new Random(20310405);
        for (var i = 0; i < 3000; i++)
        {
            var damaged = bytes[..(i % 3 == 0 ? random.Next(bytes.Length) : bytes.Length)];
            for (var flips = i % 3 == 0 ? 0 : 1 + i % 4; flips > 0; flips--)
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            try
            {
                var read = ReadingPack.Read(damaged, reading.Document.Evidence, reading.Document.Text, reading.Version);
                foreach (var statement in read.Statements)
                foreach (var span in statement.Content)
                    _ = span.Of(reading.Document.Text);
            }
            catch (InvalidDataException)
            {
                // refused, as it should be
            }
        }
    }

    static void Compare(object? expected, object? actual, string path, ref int seen)
    {
        seen++;
        if (expected is null || actual is null || IsPlain(expected.GetType()))
        {
            actual.ShouldBe(expected, path);
            return;
        }
        if (expected is IEnumerable list)
        {
            var (left, right) = (list.Cast<object>().ToList(), ((IEnumerable)actual).Cast<object>().ToList());
            right.Count.ShouldBe(left.Count, path);
            for (var i = 0; i < left.Count; i++)
                Compare(left[i], right[i], $"{path}[{i}]", ref seen);
            return;
        }
        foreach (var property in Properties(expected.GetType()))
        {
            // the tokens are made anew from the text; the document's articles become the reading's, whose publication is decided
            if (property.PropertyType == typeof(TokenTable) || (path == "Reading.Document" && property.Name == "Articles"))
                continue;
            Compare(property.GetValue(expected), property.GetValue(actual), $"{path}.{property.Name}", ref seen);
        }
    }

    static bool IsPlain(Type type) =>
        type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(decimal) || type == typeof(Evidence);

    static IEnumerable<PropertyInfo> Properties(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0);

    /// <summary>Fills every property that can be set with something that is not its default, so that a property that is added and not packed shows.</summary>
    sealed class Filler
    {
        int count;

        public object Make(Type type)
        {
            count++;
            if (Nullable.GetUnderlyingType(type) is { } inner)
                return Make(inner);
            if (type == typeof(TextSpan))
                return new TextSpan(count % 20, count % 20 + 3);
            if (type == typeof(string))
                return "نص " + count;
            if (type == typeof(bool))
                return true;
            if (type == typeof(int))
                return 0;
            if (type == typeof(decimal))
                return count + 0.50m;
            if (type == typeof(double))
                return count / 7.0;
            if (type == typeof(sbyte))
                return (sbyte)-1;
            if (type.IsEnum)
                return Enum.GetValues(type).GetValue(1)!;
            if (type == typeof(TokenTable))
                return Tokenizer.Tokenize(Text);
            if (type == typeof(Evidence))
                return new Evidence("a.txt", "x"u8.ToArray());
            if (type == typeof(EntityTable))
            {
                var names = new EntityTable();
                names.Add(EntityType.Office, "نائل", anonymous: true).Offices.Add("مدير");
                names.Mentions.Add(new(new(3, 7), 0, EntityType.Office));
                return names;
            }
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
                return MakeList(type.GenericTypeArguments[0]);
            if (type.IsArray)
                return MakeList(type.GetElementType()!);
            return MakeObject(type);
        }

        Array MakeList(Type type)
        {
            var list = Array.CreateInstance(type, 1);
            list.SetValue(Make(type), 0);
            return list;
        }

        object MakeObject(Type type)
        {
            var constructor = type.GetConstructors().OrderByDescending(one => one.GetParameters().Length).First();
            var made = constructor.Invoke([.. constructor.GetParameters().Select(parameter => Make(parameter.ParameterType))]);
            foreach (var property in Properties(type).Where(property => property.CanWrite))
                property.SetValue(
                    made,
                    property is { Name: "Text", DeclaringType.Name: "SourceText" } ? Text : Make(property.PropertyType)
                );
            return made;
        }
    }
}
