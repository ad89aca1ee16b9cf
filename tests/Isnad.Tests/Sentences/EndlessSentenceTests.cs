using System.Text;

namespace Isnad.Tests.Sentences;

public class EndlessSentenceTests
{
    [Theory]
    [InlineData("he said that ")]
    [InlineData("قال إن ")]
    [InlineData("گفت که ")]
    public void A_sentence_without_end_is_cut_so_that_its_record_grows_with_the_page_and_not_with_its_square(string words)
    {
        var (once, twice) = (RecordLength(words, 2000), RecordLength(words, 4000));

        twice.ShouldBeLessThan(once * 5 / 2);
    }

    static long RecordLength(string words, int times)
    {
        using var stream = new MemoryStream();
        var text = string.Concat(Enumerable.Repeat(words, times));
        RecordWriter.Write(stream, Reader.Read(new("endless.txt", Encoding.UTF8.GetBytes(text))), indented: false);
        return stream.Length;
    }
}
