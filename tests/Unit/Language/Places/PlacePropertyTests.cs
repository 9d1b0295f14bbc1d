using Attache.Language.Places;
using Attache.Stories;
using CsCheck;

namespace Attache.Tests.Unit.Language.Places;

/// <summary>What holds for every text, however broken.</summary>
public sealed class PlacePropertyTests(PlaceTables tables) : IClassFixture<PlaceTables>
{
    private static readonly string[] Pieces =
    [
        "Paris", "Texas", ", ", ". ", " ", "\n", "\r\n", "-", "'s ", "’", "\ud83d", "\ude00", "\0", "the ", "of ", "in ", "Mali", "U.S.", "Ky.", "al-", "St. ",
        "Niger", "Nigeria", "Congo", " and ", "Georgia", "(", ")", "é", "e\u0301", "GAO", "province", " County", "Washington", "\u200b", "\u00a0", "D.C.", "Lake ", "x",
    ];

    private static readonly Gen<string> Text = Gen.OneOf(Gen.String, Gen.Int[0, Pieces.Length - 1].Array[0, 60].Select(at => string.Concat(at.Select(i => Pieces[i]))));

    [Fact]
    public void Places_found_lie_in_the_text_in_order_and_apart() =>
        Text.Sample(text =>
        {
            var found = tables.Finder.Find(text, [], PlaceContext.None);
            var end = 0;
            foreach (var m in found)
            {
                Assert.True(m.Span.Start >= end && m.Span.End <= text.Length && !m.Span.IsEmpty);
                Assert.Equal(m.Span.Of(text), m.Place.Text);
                Assert.Equal(m.Place.Latitude is null, m.Place.Longitude is null);
                if (m.Kind != PlaceMentionKind.Place) Assert.Null(m.Place.Latitude);
                Assert.True(m.Span.Start == 0 || !char.IsLetterOrDigit(text[m.Span.Start - 1]) || !char.IsLetterOrDigit(text[m.Span.Start]));
                end = m.Span.End;
            }
        }, iter: 3000, threads: 1);

    [Fact]
    public void The_same_text_gives_the_same_places() =>
        Text.Sample(text => Assert.Equal(tables.Finder.Find(text, [], PlaceContext.None), tables.Finder.Find(text, [], PlaceContext.None)), iter: 500, threads: 1);

    [Fact]
    public void Any_stretches_resolve_one_for_one() =>
        Gen.Select(Text, Gen.Int[0, 200], Gen.Int[0, 30]).Sample((text, start, length) =>
        {
            var from = Math.Min(start, text.Length);
            var span = new TextSpan(from, Math.Min(text.Length, from + length));
            var m = Assert.Single(tables.Resolver.Resolve(text, [span], PlaceContext.None));
            Assert.Equal((span, span.Of(text)), (m.Span, m.Place.Text));
        }, iter: 3000, threads: 1);

    [Fact]
    public void Any_name_can_be_looked_up() =>
        Gen.String.Sample(name => Assert.InRange(tables.Gazetteer.Find(name).Count, 0, 250), iter: 5000, threads: 1);
}
