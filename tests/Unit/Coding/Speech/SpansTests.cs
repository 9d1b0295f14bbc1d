using Attache.Coding.Speech;
using Attache.Stories;
using CsCheck;

namespace Attache.Tests.Unit.Coding.Speech;

public sealed class SpansTests
{
    private static readonly Gen<IReadOnlyList<TextSpan>> Lists =
        Gen.Select(Gen.Int[0, 40], Gen.Int[0, 9], (start, length) => new TextSpan(start, start + length)).Array[0, 5].Select(a => Spans.Joined(a));

    [Fact]
    public void Lists_behave_as_sets_of_characters() =>
        Gen.Select(Lists, Lists).Sample((a, b) =>
        {
            var (x, y) = (Set(a), Set(b));
            Assert.Equal(x.Count, Spans.Length(a));
            Assert.Equal(x.Intersect(y).Count(), Spans.Shared(a, b));
            double union = x.Union(y).Count();
            Assert.Equal(union == 0 ? 0 : x.Intersect(y).Count() / union, Spans.Likeness(a, b), 12);
            foreach (var span in a) Assert.Equal(Set([span]).Except(y), Set(Spans.Without(span, b)));
        }, iter: 2000);

    [Fact]
    public void Spans_that_touch_become_one() =>
        Assert.Equal([new TextSpan(0, 7), new TextSpan(9, 10)], Spans.Joined([new(9, 10), new(3, 7), new(0, 3), new(5, 5)]));

    private static SortedSet<int> Set(IEnumerable<TextSpan> spans) => [.. spans.SelectMany(s => Enumerable.Range(s.Start, s.Length))];
}
