using System.Text;
using Attache.Codebook;
using CsCheck;

namespace Attache.Tests.Unit.Codebook;

/// <summary>Findings are written and read key by key for speed; the generated code says what must come out.</summary>
public sealed class FindingWriterTests
{
    private static readonly string[] Some = ["Gao", "“Ménaka” \\ \"x\" \u2028 <b>", "\uD83D\uDE00\t\n"];
    private static readonly string?[] Dates = [null, "2022-01-31", "2020~", "2021-11/.."];
    private static readonly Gen<string> Text = Gen.OneOf(Gen.Int[0, 2].Select(i => Some[i]), Gen.String[0, 12]);
    private static readonly Gen<string?> Perhaps = Maybe(Text);
    private static readonly Gen<IReadOnlyList<string>?> Texts = Maybe(Text.Array[0, 3].Select(a => (IReadOnlyList<string>)a));
    private static readonly Gen<EdtfDate?> Date = Gen.Int[0, 3].Select(i => Dates[i] is { } d ? EdtfDate.Parse(d) : null);
    private static readonly Gen<bool?> Flag = Gen.Int[0, 2].Select(i => i == 0 ? (bool?)null : i == 1);
    private static readonly Gen<int?> Whole = Gen.Int.Select(i => i % 3 == 0 ? (int?)null : i);
    private static readonly Gen<double?> Number = Gen.Double[-180, 180].Select(d => d > 100 ? (double?)null : d);

    private static readonly Gen<Entity> Who = Gen.Select(Text, Perhaps, Perhaps, Perhaps, Perhaps, Perhaps, Flag, (text, name, code, sector, person, office, anonymous) =>
        new Entity { Text = text, Name = name, Code = code, Sector = sector, Person = person, Office = office, Anonymous = anonymous });

    private static readonly Gen<Place> Where = Gen.Select(Text, Perhaps, Perhaps, Number, Number, Gen.Long, Perhaps, (text, name, country, lat, lon, id, feature) =>
        new Place { Text = text, Name = name, Country = country, Latitude = lat, Longitude = lon, GeoNameId = id % 2 == 0 ? id : null, Feature = feature });

    private static readonly Gen<IReadOnlyList<Entity>?> Whos = Maybe(Who.Array[0, 3].Select(a => (IReadOnlyList<Entity>)a));
    private static readonly Gen<IReadOnlyList<Place>?> Wheres = Maybe(Where.Array[0, 3].Select(a => (IReadOnlyList<Place>)a));

    private static readonly Gen<Finding> Any = Gen.OneOf(
        Gen.Select(Text, Texts, Texts, Whos, Whos, Wheres, Perhaps, (category, mode, context, actor, recipient, location, cameo) => (Finding)new EventFinding
        {
            Story = "", Sentence = 0, Start = 0, End = 0, Text = "", Category = category, Mode = mode, Context = context, Actor = actor, Recipient = recipient, Location = location, Cameo = cameo, Quad = cameo, Score = cameo is null ? null : -2.5,
        }),
        Gen.Select(Who, Perhaps, Perhaps, Gen.Bool, Whos, (speaker, cue, content, quoted, addressee) => (Finding)new StatementFinding
        {
            Story = "", Sentence = 0, Start = 0, End = 0, Text = "", Speaker = speaker, Cue = cue, Content = content, Quoted = quoted, Addressee = addressee,
        }),
        Gen.Select(Text, Perhaps, Perhaps, Perhaps, Whole, Date, (post, sending, receiving, holder, number, deadline) => (Finding)new PostFinding
        {
            Story = "", Sentence = 0, Start = 0, End = 0, Text = "", Post = post, Sending = sending, Receiving = receiving, Holder = holder, Number = number, Deadline = deadline, Change = "expelled",
        }),
        Gen.Select(Text, Perhaps, Perhaps, Text, Perhaps, (holder, title, of, change, replaces) => (Finding)new OfficeFinding
        {
            Story = "", Sentence = 0, Start = 0, End = 0, Text = "", Holder = holder, Title = title, Of = of, Change = change, Replaces = replaces,
        }),
        Gen.Select(Perhaps, Texts, Text, Wheres, Wheres, Whole, Perhaps, (force, contributor, change, from, to, strength, relieves) => (Finding)new DeploymentFinding
        {
            Story = "", Sentence = 0, Start = 0, End = 0, Text = "", Force = force, Contributor = contributor, Change = change, From = from, To = to, Strength = strength, StrengthTo = strength + 500, Relieves = relieves,
        }),
        Gen.Select(Whos, Whos, Where, Perhaps, Date, Text, (participants, mediators, venue, subject, next, status) => (Finding)new TalksFinding
        {
            Story = "", Sentence = 0, Start = 0, End = 0, Text = "", Participants = participants, Mediators = mediators, Venue = subject is null ? null : venue, Subject = subject, Next = next, Status = status,
        }),
        Gen.Select(Whos, Perhaps, Text, Date, Texts, (by, matter, status, deadline, options) => (Finding)new DecisionFinding
        {
            Story = "", Sentence = 0, Start = 0, End = 0, Text = "", By = by, Matter = matter, Status = status, Deadline = deadline, Options = options,
        }),
        Gen.Select(Text.Array[0, 3], Text, Perhaps, Date, (between, tone, assessment, since) => (Finding)new RelationFinding
        {
            Story = "", Sentence = 0, Start = 0, End = 0, Text = "", Between = between, Tone = tone, Assessment = assessment, Since = since,
        }));

    private static readonly Gen<Finding> Full = Gen.Select(Any, Text, Gen.Int, Gen.Enum<Modality>(), Flag, Whos, Date, (finding, text, place, modality, historical, attribution, date) => finding with
    {
        Id = "f-" + text, Story = "urn:" + text, Text = text, Sentence = place, Start = place / 2, End = place / 3, Modality = modality, Historical = historical, Attribution = attribution, Date = date,
        Confidence = Math.Abs(place % 1000) / 1000.0, Why = place % 2 == 0 ? null : new Reason(text, [text, "y"]),
    });

    private static Gen<T?> Maybe<T>(Gen<T> of)
        where T : class => Gen.Select(Gen.Bool, of, (there, value) => there ? value : null);

    [Fact]
    public void Writes_the_bytes_of_the_generated_code() =>
        Full.Sample(f => Assert.Equal(Encoding.UTF8.GetString(FindingJson.WriteGenerated(f)), FindingJson.Write(f)), iter: 3_000);

    [Fact]
    public void Reads_back_every_finding_to_the_byte_by_itself() => Full.Sample(
        f =>
        {
            byte[] json = FindingJson.WriteGenerated(f);
            var read = FindingReader.Read(json, null, null);
            Assert.NotNull(read);
            Assert.Equal(Encoding.UTF8.GetString(json), Encoding.UTF8.GetString(FindingJson.WriteGenerated(read)));
            Assert.Equal(FindingJson.Write(f with { Id = "f-1", Story = "s" }), FindingJson.Write(FindingJson.ReadUtf8(json, "f-1", "s")));
        },
        iter: 3_000);

    [Theory]
    [InlineData("""{"id":"a","kind":"relation","story":"s","sentence":1,"start":0,"end":1,"text":"x","between":["FRA","MLI"],"tone":"crisis","modality":"actual","confidence":1}""")]
    [InlineData("""{"kind":"relation","id":"a","story":"s","sentence":1,"start":0,"end":1,"text":"x","between":["FRA","MLI"],"tone":"crisis","modality":"actual","historical":null,"confidence":1}""")]
    [InlineData("""{"kind":"relation","id":"a","story":"s","sentence":1,"start":0,"end":1,"text":"x","between":["FRA","MLI"],"tone":"crisis","modality":"actual","confidence":1,"later":{"a":[1]}}""")]
    public void What_is_not_in_the_usual_form_is_read_by_the_generated_code(string json)
    {
        Assert.Null(FindingReader.Read(Encoding.UTF8.GetBytes(json), null, null));
        Assert.Equal("crisis", Assert.IsType<RelationFinding>(FindingJson.ReadUtf8(Encoding.UTF8.GetBytes(json))).Tone);
    }
}
