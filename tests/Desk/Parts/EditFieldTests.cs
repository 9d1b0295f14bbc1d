using Attache.Codebook;
using Attache.Desk.Models;
using CsCheck;

namespace Attache.Tests.Desk.Parts;

/// <summary>Forms that make a finding.</summary>
public sealed class EditFieldTests
{
    [Fact]
    public void Whatever_is_typed_into_a_form_gives_a_finding_or_a_reason()
    {
        string[] kinds = [.. Vocabulary.Standard.Kinds], words = ["France", "FRA", "2022-01", "expelled", "CONSULT", "[", "{\"a\":", "7", "visit", "held", "strained", ""];
        var text = Gen.OneOf(Gen.String[0, 12], Gen.Int[0, words.Length - 1].Select(i => words[i]));
        Check.Sample(Gen.Select(Gen.Int[0, kinds.Length - 1].Select(i => kinds[i]), text.Array[0, 30]), (kind, typed) =>
        {
            int at = 0;
            var made = EditField.New(kind, _ => typed.Length == 0 ? [] : [typed[at++ % typed.Length]], out var problem);
            Assert.True(made is not null ^ problem is not null);
        }, iter: 3000, threads: 1);
    }
}
