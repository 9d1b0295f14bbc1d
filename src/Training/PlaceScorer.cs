using System.Globalization;
using Attache.Codebook;
using Attache.Language.Places;
using Attache.Stories;

namespace Attache.Training;

/// <summary>Counts what is right in articles with gold places.</summary>
internal sealed class PlaceScorer(PlaceResolver resolver, PlaceFinder finder, CountryNames countries, NameFolding folding)
{
    /// <summary>Scores articles.</summary>
    /// <param name="articles">What to score.</param>
    /// <param name="withSource">Whether the state of the publisher's domain is told, as the source of a story is.</param>
    /// <param name="errors">Where wrong mentions go; null for nowhere.</param>
    public PlaceScores Score(IReadOnlyList<GoldArticle> articles, bool withSource, TextWriter? errors)
    {
        var scores = new PlaceScores { Articles = articles.Count };
        var distances = new List<double>();
        foreach (var article in articles)
        {
            scores = WithGoldSpans(scores, article, Context(article, withSource), distances, errors);
            scores = EndToEnd(scores, article, Context(article, withSource), errors);
        }
        distances.Sort();
        return scores with { MedianKilometres = distances.Count == 0 ? double.NaN : distances[distances.Count / 2] };
    }

    private PlaceScores WithGoldSpans(PlaceScores s, GoldArticle article, PlaceContext context, List<double> distances, TextWriter? errors)
    {
        var found = resolver.Resolve(article.Text, [.. article.Toponyms.Select(t => t.Span)], context);
        for (var i = 0; i < found.Count; i++)
        {
            var (gold, place) = (article.Toponyms[i], found[i].Place);
            if (gold.Name is null) continue;
            s = s with { Toponyms = s.Toponyms + 1 };
            if (gold.Country is not null)
            {
                var right = IsCountry(gold, place);
                s = s with { WithCountry = s.WithCountry + 1, CountryRight = s.CountryRight + (right ? 1 : 0) };
                if (!right) Tell(errors, "country", article, gold, place);
            }
            if (gold.FeatureClass == "P")
            {
                var km = Distance(gold, place);
                if (!double.IsInfinity(km)) distances.Add(km);
                s = s with { Populated = s.Populated + 1, PopulatedNear = s.PopulatedNear + (km <= PlaceEvaluation.Near ? 1 : 0) };
                if (km > PlaceEvaluation.Near) Tell(errors, "far", article, gold, place);
            }
            else if (gold.FeatureClass == "A" || gold.Feature is "CONT" or "RGN")
            {
                var right = IsArea(gold, place);
                s = s with { Areas = s.Areas + 1, AreasRight = s.AreasRight + (right ? 1 : 0) };
                if (!right) Tell(errors, "area", article, gold, place);
            }
        }
        return s;
    }

    private PlaceScores EndToEnd(PlaceScores s, GoldArticle article, PlaceContext context, TextWriter? errors)
    {
        var found = finder.Find(article.Text, [], context);
        var open = new HashSet<int>(Enumerable.Range(0, article.Toponyms.Count));
        int exact = 0, overlap = 0, right = 0;
        foreach (var f in found)
        {
            var at = article.Toponyms.Select((t, i) => (t, i)).Where(x => x.t.Span == f.Span).Select(x => x.i).DefaultIfEmpty(-1).First();
            if (at >= 0)
            {
                exact++;
                var gold = article.Toponyms[at];
                if (gold.Country is null ? IsName(gold, f.Place) || gold.Name is null : IsCountry(gold, f.Place)) right++;
            }
            else at = open.Where(i => article.Toponyms[i].Span.Overlaps(f.Span)).DefaultIfEmpty(-1).First();
            if (at >= 0 && open.Remove(at)) overlap++;
            else errors?.WriteLine($"extra\t{article.Id}\t{f.Place.Text}\t{f.Place.Name}\t{f.Place.Country}\t{Around(article.Text, f.Span)}");
        }
        if (errors is not null)
            foreach (var i in open.Order()) errors.WriteLine($"missed\t{article.Id}\t{article.Toponyms[i].Span.Of(article.Text)}\t{article.Toponyms[i].Name}\t{Around(article.Text, article.Toponyms[i].Span)}");
        return s with
        {
            Gold = s.Gold + article.Toponyms.Count,
            Found = s.Found + found.Count,
            FoundExact = s.FoundExact + exact,
            FoundOverlap = s.FoundOverlap + overlap,
            FoundRight = s.FoundRight + right,
        };
    }

    private PlaceContext Context(GoldArticle article, bool withSource) =>
        withSource && article.DomainCountry is { } two ? new PlaceContext { SourceCountry = countries.CodeOf(two) } : PlaceContext.None;

    private bool IsCountry(GoldToponym gold, Place place) =>
        place.Country is { } code && gold.Country is { } name && CodeOf(name) is { } wanted && wanted == code;

    private bool IsArea(GoldToponym gold, Place place) => gold.Country is not null ? IsCountry(gold, place) : IsName(gold, place);

    private bool IsName(GoldToponym gold, Place place) =>
        gold.Name is { } name && (place.Name ?? "") is { Length: > 0 } own && folding.Fold(name) == folding.Fold(own);

    private string? CodeOf(string country)
    {
        foreach (var c in countries.FindFolded(folding.Fold(country)))
            if (c.IsMain) return c.Code;
        foreach (var c in countries.FindFolded(folding.Fold(country))) return c.Code;
        return null;
    }

    private static double Distance(GoldToponym gold, Place place) =>
        gold is { Latitude: { } a, Longitude: { } b } && place is { Latitude: { } c, Longitude: { } d } ? PlaceEntry.Distance(a, b, c, d) : double.PositiveInfinity;

    private static void Tell(TextWriter? errors, string what, GoldArticle article, GoldToponym gold, Place place) =>
        errors?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}\t{article.Id}\t{gold.Span.Of(article.Text)}\tgold {gold.Name}/{gold.Feature}/{gold.Country} {gold.Latitude},{gold.Longitude}\tours {place.Name}/{place.Feature}/{place.Country} {place.Latitude},{place.Longitude}\t{Around(article.Text, gold.Span)}"));

    private static string Around(string text, TextSpan span)
    {
        var from = Math.Max(0, span.Start - 50);
        return text[from..Math.Min(text.Length, span.End + 40)].Replace('\n', ' ').Replace('\t', ' ');
    }
}
