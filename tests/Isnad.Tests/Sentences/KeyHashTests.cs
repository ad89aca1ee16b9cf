namespace Isnad.Tests.Sentences;

public class KeyHashTests
{
    [Theory]
    [InlineData("وبالوزاره")]
    [InlineData("minister")]
    [InlineData("لل")]
    public void The_hash_behind_some_characters_is_the_hash_of_the_rest(string key)
    {
        for (var skip = 0; skip <= key.Length; skip++)
            KeyHash.Behind(KeyHash.Of(key), key, skip).ShouldBe(KeyHash.Of(key.AsSpan(skip)));
    }
}
