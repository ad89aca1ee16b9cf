namespace Isnad.Tests.Links;

public sealed class NameSkeletonTests
{
    [Theory]
    [InlineData("Karim", "كريم")]
    [InlineData("Damascus", "دمسكس")]
    [InlineData("Mostafa", "مصطفى")]
    [InlineData("Tehran", "تهران")]
    [InlineData("Bakhtiari", "بختیاری")]
    public void A_name_has_one_skeleton_in_both_scripts(string latin, string arabic) =>
        NameSkeleton.Skeleton(Folding.Fold(latin)).ShouldBe(NameSkeleton.Skeleton(Folding.Fold(arabic)));

    [Fact]
    public void Names_with_other_consonants_have_other_skeletons() =>
        NameSkeleton.Of("Karim Salman").ShouldNotBe(NameSkeleton.Of("Nadir Salman"));
}
