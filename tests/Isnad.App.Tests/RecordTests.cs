namespace Isnad.App.Tests;

public sealed class RecordTests
{
    [Fact]
    public void The_same_bytes_have_the_same_identity() =>
        new Evidence("a.txt", "x"u8.ToArray()).Sha256.ShouldBe(new Evidence("b.txt", "x"u8.ToArray()).Sha256);
}
