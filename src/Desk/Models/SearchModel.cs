using Attache.Codebook;
using Attache.Desk.Access;
using Attache.Desk.Service;
using Attache.Ledger;
using Attache.Storage.Index;
using Attache.Views;
using Microsoft.AspNetCore.Http;

namespace Attache.Desk.Models;

/// <summary>What somebody asks the search for, as it stands in the address.</summary>
/// <param name="Words">Words of the text.</param>
/// <param name="InStories">Whether stories are searched, not findings.</param>
/// <param name="Filter">The filters, with the words.</param>
/// <param name="Actor">The states as typed.</param>
/// <param name="Before">Where the page begins; null for the first.</param>
/// <param name="Unknown">Words given as a state that are none; empty for none.</param>
public sealed record SearchRequest(string Words, bool InStories, FindingSearch Filter, string Actor, long? Before, IReadOnlyList<string> Unknown)
{
    /// <summary>Reads the query of an address; what makes no sense in it lets all through.</summary>
    public static SearchRequest Of(IQueryCollection query)
    {
        string Text(string name) => query[name].FirstOrDefault()?.Trim() ?? "";
        string words = Text("q"), actor = Text("actor");
        var codes = new List<string>();
        var unknown = new List<string>();
        string whole = actor.Trim();
        if (CountryNames.Standard.CodeOf(whole) is { } one) codes.Add(one);
        else
            foreach (string part in whole.Split((char[])[' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries))
                if (CountryNames.Standard.CodeOf(part) is { } code) codes.Add(code);
                else unknown.Add(part);
        Subject? about = null;
        try
        {
            if (Text("about") is { Length: > 2 } key) about = Subject.FromKey(key);
        }
        catch (FormatException)
        {
            unknown.Add(Text("about"));
        }
        return new SearchRequest(
            words, Text("in") == "stories",
            new FindingSearch
            {
                Text = words,
                Kinds = [.. query["kind"].OfType<string>().Where(k => Vocabulary.Standard.Kinds.Contains(k, StringComparer.Ordinal))],
                Codes = codes,
                Subject = about is { Kind: SubjectKind.Force or SubjectKind.Person or SubjectKind.Organisation } ? about : null,
                Category = Text("category"),
                Change = Text("change"),
                Modality = Enum.TryParse<Modality>(Text("modality"), true, out var modality) && Text("modality").Length > 0 ? modality : null,
                Publisher = Text("source"),
                Review = Enum.TryParse<Review>(Text("review"), true, out var review) && Text("review").Length > 0 ? review : null,
                Confidence = int.TryParse(Text("confidence"), out int tenths) && tenths is >= 5 and <= 9 ? tenths : null,
                From = Links.ReadDay(Text("from")),
                To = Links.ReadDay(Text("to")),
            },
            actor, long.TryParse(Text("before"), out long before) && before > 0 ? before : null, unknown);
    }
}

/// <summary>What the search's page shows.</summary>
/// <param name="Request">What was asked for.</param>
/// <param name="Query">The query string without its page, with "?"; empty for none.</param>
/// <param name="Found">Ids and where the next page begins.</param>
/// <param name="Findings">Findings found.</param>
/// <param name="Stories">Stories found.</param>
/// <param name="Publishers">Who can be asked for.</param>
/// <param name="Saved">Searches that are kept.</param>
public sealed record SearchModel(
    SearchRequest Request, string Query, SearchPage Found, IReadOnlyList<Told> Findings, IReadOnlyList<IndexedStory> Stories, IReadOnlyList<(string Publisher, int Stories)> Publishers,
    IReadOnlyList<SavedSearch> Saved)
{
    /// <summary>Results on a page.</summary>
    public const int Size = 40;

    /// <summary>Searches.</summary>
    public static SearchModel Of(DeskData.Lease lease, SearchRequest request, string query, IReadOnlyList<SavedSearch> saved)
    {
        var found = Find(lease, request, Size);
        return new SearchModel(
            request, query, found, request.InStories ? [] : Told.Of(lease.Store, found.Ids), request.InStories ? StoriesOf(lease, found) : [], [.. lease.Publishers().Take(60)], saved);
    }

    /// <summary>A page of ids.</summary>
    public static SearchPage Find(DeskData.Lease lease, SearchRequest request, int size, bool count = true) => request.InStories
        ? lease.Index.SearchStories(request.Words, request.Filter.From, request.Filter.To, size, request.Before)
        : lease.Index.Search(request.Filter, size, request.Before, count);

    /// <summary>The stories of a page.</summary>
    public static IReadOnlyList<IndexedStory> StoriesOf(DeskData.Lease lease, SearchPage found) =>
        [.. found.Ids.Select(id => lease.Index.Story(long.Parse(id, System.Globalization.CultureInfo.InvariantCulture))).OfType<IndexedStory>()];
}
