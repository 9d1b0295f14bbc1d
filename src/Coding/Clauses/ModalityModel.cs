using System.Text;
using Attache.Codebook;
using Attache.Coding.Relations;
using Attache.Language;

namespace Attache.Coding.Clauses;

/// <summary>
/// The trained part of modality: the mean of some small networks that add to what the rules of <see cref="Modalities"/> say.
/// Read from <c>data/models/modality.bin</c>; safe for many threads.
/// </summary>
/// <param name="Networks">Networks whose answers are averaged.</param>
/// <param name="RuleWeight">What the rules' answer counts, as a logit.</param>
internal sealed record ModalityModel(IReadOnlyList<Mlp> Networks, float RuleWeight)
{
    private const string Magic = "ATTMOD02";

    /// <summary>The five modalities, and background: done, but long before the story.</summary>
    public const int Classes = 6;

    /// <summary>The class of background.</summary>
    public const int Past = 5;

    /// <summary>The class of an answer.</summary>
    public static int ClassOf(Modality modality, bool historical) => historical && modality == Modality.Actual ? Past : (int)modality;

    /// <summary>Probabilities of the classes.</summary>
    /// <param name="input">The features.</param>
    /// <param name="rule">The class that the rules say.</param>
    /// <param name="to">Receives them.</param>
    public void Score(ReadOnlySpan<float> input, int rule, Span<float> to)
    {
        Span<float> prior = stackalloc float[Classes], one = stackalloc float[Classes];
        prior[rule] = RuleWeight;
        to.Clear();
        foreach (var network in Networks)
        {
            network.Run(input, one, prior);
            for (int i = 0; i < Classes; i++) to[i] += one[i] / Networks.Count;
        }
    }

    /// <summary>Writes the model; the same model gives the same bytes.</summary>
    public void Write(Stream to)
    {
        using var w = new BinaryWriter(to, Encoding.ASCII, leaveOpen: true);
        w.Write(Encoding.ASCII.GetBytes(Magic));
        w.Write(RuleWeight);
        w.Write(Networks.Count);
        foreach (var net in Networks) ModelCursor.Write(w, net);
    }

    /// <summary>Reads a model.</summary>
    /// <exception cref="InvalidDataException">It is no model of this version.</exception>
    public static ModalityModel Read(string path)
    {
        var at = new ModelCursor(File.ReadAllBytes(path), path, "train it again with ./dev train modality");
        if (!at.Take(Magic.Length).SequenceEqual(Encoding.ASCII.GetBytes(Magic))) throw at.Other();
        float weight = at.Float();
        var networks = new List<Mlp>();
        for (int left = at.Int(); left > 0; left--) networks.Add(at.Net());
        return new ModalityModel(networks, weight);
    }

    /// <summary>Reads <c>modality.bin</c> from <c>data/models</c> beside the program or in a folder above it.</summary>
    /// <exception cref="FileNotFoundException">There is none; says where it was looked for.</exception>
    public static ModalityModel Load() => Read(ProgramData.Find("models/modality.bin"));
}
