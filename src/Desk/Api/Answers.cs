using System.Text.Json;
using Attache.Codebook;
using Attache.Desk.Models;
using Attache.Desk.Service;
using Attache.Ledger.Facts;
using Attache.Storage.Index;
using Attache.Views.Brief;

namespace Attache.Desk.Api;

/// <summary>A page of a list.</summary>
/// <param name="Items">What stands on it.</param>
/// <param name="Next">What to give as <c>before</c> for the next page; absent on the last.</param>
/// <param name="Total">How many there are in all, counted up to 1,000; absent where they are not counted.</param>
public sealed record ApiList<T>(IReadOnlyList<T> Items, long? Next = null, int? Total = null);

/// <summary>A finding with where it stands and what people did with it.</summary>
/// <param name="Finding">The finding in the exchange format (docs/findings.md).</param>
/// <param name="Says">What it says, as one sentence.</param>
/// <param name="Review">none, accepted, corrected, added, rejected.</param>
/// <param name="After">The last decision on it; send it back with your own so that nobody's decision is lost.</param>
/// <param name="Publisher">Who published the story.</param>
/// <param name="Published">The day of the story.</param>
/// <param name="StorySequence">The story's place in the ledger.</param>
/// <param name="Page">Where people see it.</param>
public sealed record ApiFinding(JsonElement Finding, string Says, string Review, long After, string? Publisher, DateOnly Published, long StorySequence, string Page)
{
    internal static ApiFinding Of(Told t) => new(
        Json(t.Reported.Finding), t.Text, t.Reported.Review.ToString().ToLowerInvariant(), t.Reported.LastDecision, t.Reported.Story.Publisher, t.Reported.Day, t.Reported.Story.Sequence, Links.Evidence(t.Reported));

    internal static JsonElement Json(Finding finding)
    {
        using var document = JsonDocument.Parse(FindingJson.WriteUtf8(finding));
        return document.RootElement.Clone();
    }
}

/// <summary>A story in a list.</summary>
/// <param name="Sequence">Its place in the ledger.</param>
/// <param name="Id">Its identifier.</param>
/// <param name="Publisher">Who published it.</param>
/// <param name="Published">The day.</param>
/// <param name="Headline">The headline, else its first words.</param>
/// <param name="Current">Whether its publisher stands by this version.</param>
/// <param name="Findings">How many of its findings count.</param>
public sealed record ApiStory(long Sequence, string Id, string? Publisher, DateOnly Published, string Headline, bool Current, int Findings)
{
    internal static ApiStory Of(IndexedStory s) => new(s.Sequence, s.Id, s.Publisher, s.Day, s.Headline, s.Current, s.Findings);
}

/// <summary>A story with its text and findings.</summary>
public sealed record ApiStoryText(ApiStory Story, string Body, IReadOnlyList<ApiFinding> Findings);

/// <summary>Findings of one thing, merged.</summary>
/// <param name="Id">The same for the same findings.</param>
/// <param name="Kind">Their kind.</param>
/// <param name="Says">What they say, as one sentence.</param>
/// <param name="Date">The most precise date (EDTF).</param>
/// <param name="Modality">How it is worded.</param>
/// <param name="Confidence">From 0 to 1.</param>
/// <param name="Sources">Number of independent sources.</param>
/// <param name="FirstReported">The day of the first report.</param>
/// <param name="LastReported">The day of the last report.</param>
/// <param name="Findings">Ids of its findings.</param>
public sealed record ApiFact(string Id, string Kind, string Says, string? Date, string Modality, double Confidence, int Sources, DateOnly FirstReported, DateOnly LastReported, IReadOnlyList<string> Findings)
{
    internal static ApiFact Of(Fact f, FactTelling telling) => new(
        f.Id, f.Kind, telling.Of(f), f.Date?.Text, f.Modality.ToString().ToLowerInvariant(), f.Confidence, f.Sources, f.FirstDay, f.LastDay, [.. f.Evidence.Select(e => e.Finding.Id)]);
}

/// <summary>A dossier: the written brief, the relation of a pair, the facts.</summary>
/// <param name="Key">The subject's key.</param>
/// <param name="Title">What it is about.</param>
/// <param name="On">The day that it speaks of.</param>
/// <param name="Score">The relation's score on that day; absent where it is not about two.</param>
/// <param name="Curve">The score over time.</param>
/// <param name="Brief">The brief with its notes.</param>
/// <param name="Facts">All facts, by date.</param>
public sealed record ApiDossier(string Key, string Title, DateOnly On, double? Score, IReadOnlyList<ApiPoint>? Curve, BriefDocument Brief, IReadOnlyList<ApiFact> Facts)
{
    internal static ApiDossier Of(DossierPageModel m) => new(
        m.Dossier.Subject.Key, m.Dossier.Brief.Title, m.Dossier.File.On.Day, m.Dossier.Relation?.Score, m.Dossier.Curve?.Points.Select(p => new ApiPoint(p.Day, p.Score)).ToList(), m.Dossier.Brief,
        [.. m.Dossier.File.Facts.Select(f => ApiFact.Of(f, m.Dossier.Telling))]);
}

/// <summary>A score on a day.</summary>
public sealed record ApiPoint(DateOnly Day, double Score);

/// <summary>A subject of dossiers.</summary>
/// <param name="Key">Give it as <c>subject</c>.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Kind">state, two states, force, person, post.</param>
/// <param name="Uses">In how many findings it stands.</param>
/// <param name="Page">Where people see it.</param>
public sealed record ApiSubject(string Key, string Label, string Kind, int Uses, string Page)
{
    internal static ApiSubject Of(IndexedSubject s) => new(s.Subject.Key, SubjectNames.Of(s), SubjectNames.Kind(s.Subject.Kind), s.Uses, Links.Dossier(s.Subject));
}

/// <summary>Something that has a day to come.</summary>
public sealed record ApiDue(DateOnly Day, string AsReported, ApiFact Fact);

/// <summary>A force that is somewhere or moves.</summary>
/// <param name="Kind">present, moved, planned or considered.</param>
/// <param name="Change">What happens, in the words of docs/findings.md.</param>
/// <param name="Force">Its name.</param>
/// <param name="Contributors">Codes of whose force it is.</param>
/// <param name="Strength">Number of persons.</param>
/// <param name="From">Where it leaves.</param>
/// <param name="To">Where it goes or is.</param>
/// <param name="Fact">What is reported.</param>
public sealed record ApiForce(string Kind, string Change, string? Force, IReadOnlyList<string> Contributors, int? Strength, ApiPlace? From, ApiPlace? To, ApiFact Fact)
{
    internal static ApiForce Of(Views.ForceMark m, FactTelling telling) => new(
        m.Kind.ToString().ToLowerInvariant(), m.Change, m.Force, m.Contributors, m.Strength, ApiPlace.Of(m.From), ApiPlace.Of(m.To), ApiFact.Of(m.Fact, telling));
}

/// <summary>A place.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Country">Code of its state.</param>
/// <param name="Lat">Degrees north, WGS 84; absent where the place was not resolved.</param>
/// <param name="Lon">Degrees east.</param>
public sealed record ApiPlace(string Name, string? Country, double? Lat, double? Lon)
{
    internal static ApiPlace? Of(Place? p) => p is null ? null : new ApiPlace(p.Name ?? p.Text, p.Country, p.Latitude, p.Longitude);
}

/// <summary>How much happens between two states.</summary>
/// <param name="Key">The pair, to be given as <c>subject</c>.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Score">The relation's score on the day of the newest story.</param>
/// <param name="Before">The same 30 days before.</param>
/// <param name="Recent">Events of the last 30 days.</param>
public sealed record ApiPair(string Key, string Label, double Score, double Before, int Recent)
{
    internal static ApiPair Of(PairActivity a) => new(a.Pair.Key, SubjectNames.Of(a.Pair), a.Score, a.Before, a.Recent);
}

/// <summary>A decision of a person.</summary>
/// <param name="Entry">Sequence of its entry; give it to take the decision back.</param>
/// <param name="Finding">The finding; absent for decisions on facts and sources.</param>
/// <param name="Decision">accepted, corrected, rejected, added and so on.</param>
/// <param name="Author">Who.</param>
/// <param name="Known">When.</param>
/// <param name="Reason">Why.</param>
/// <param name="Undone">Whether it was taken back.</param>
/// <param name="Findings">The findings whose facts were merged or split.</param>
/// <param name="About">The source and its grade.</param>
public sealed record ApiDecision(long Entry, string? Finding, string Decision, string Author, DateTimeOffset Known, string? Reason, bool Undone, IReadOnlyList<string>? Findings = null, string? About = null)
{
    internal static ApiDecision Of(IndexedDecision d) => new(d.Sequence, d.FindingId, d.Kind == Ledger.EntryKind.DecisionUndone ? "undone" : ReviewModel.Word(d.Kind), d.Author, d.Known, d.Reason, d.Undone, d.Parts.Count > 0 ? d.Parts : null, d.About);
}

/// <summary>What somebody decides about a finding.</summary>
/// <param name="Reason">Why; may be absent.</param>
/// <param name="After">The finding's <c>after</c> as last seen; the decision is refused with 409 where somebody decided since. Absent: it does not matter.</param>
/// <param name="Changes">For a correction: fields of the exchange format and their new values; an empty text takes a field away.</param>
public sealed record ApiVerdict(string? Reason = null, long? After = null, IReadOnlyDictionary<string, JsonElement>? Changes = null);

/// <summary>What became of stories that were sent in.</summary>
/// <param name="Stories">Stories read.</param>
/// <param name="NewStories">Of them, those that are new in the ledger.</param>
/// <param name="Findings">Findings in the stories read.</param>
/// <param name="NewFindings">Of them, those that are new in the ledger.</param>
/// <param name="Ids">Identifiers of the stories, in order.</param>
/// <param name="Problems">What was not read: why, and what to do.</param>
public sealed record ApiRead(int Stories, int NewStories, int Findings, int NewFindings, IReadOnlyList<string> Ids, IReadOnlyList<string> Problems);
