using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Attache.Desk.Service;
using Microsoft.AspNetCore.Components;

namespace Attache.Desk.Drawings;

/// <summary>
/// Writes SVG. Every text and attribute goes through the encoder here, so that what stands in a story is never markup; the
/// names of elements and attributes are ours.
/// </summary>
internal sealed class Svg
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly StringBuilder text = new();
    private readonly Stack<string> open = new();

    /// <summary>Opens an element; <see cref="End"/> closes it.</summary>
    public Svg Begin(string name, params ReadOnlySpan<(string Name, object? Value)> attributes)
    {
        Tag(name, attributes).Append('>');
        open.Push(name);
        return this;
    }

    /// <summary>Closes the element that was opened last.</summary>
    public Svg End()
    {
        text.Append("</").Append(open.Pop()).Append('>');
        return this;
    }

    /// <summary>An element without content.</summary>
    public Svg Add(string name, params ReadOnlySpan<(string Name, object? Value)> attributes)
    {
        Tag(name, attributes).Append("/>");
        return this;
    }

    /// <summary>An element with text.</summary>
    public Svg Text(string name, string content, params ReadOnlySpan<(string Name, object? Value)> attributes)
    {
        Tag(name, attributes).Append('>').Append(Encoder.Encode(SafeText.Show(content))).Append("</").Append(name).Append('>');
        return this;
    }

    /// <summary>What <see cref="Svg"/> wrote elsewhere.</summary>
    public Svg Put(MarkupString made)
    {
        text.Append(made.Value);
        return this;
    }

    /// <summary>The whole.</summary>
    public MarkupString Markup => new(text.ToString());

    /// <summary>A number with at most two digits behind the point.</summary>
    public static string Number(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);

    private StringBuilder Tag(string name, ReadOnlySpan<(string Name, object? Value)> attributes)
    {
        text.Append('<').Append(name);
        foreach (var (key, value) in attributes)
        {
            if (value is null) continue;
            string written = value switch { double d => Number(d), IFormattable f => f.ToString(null, CultureInfo.InvariantCulture), _ => SafeText.Show(value.ToString()) };
            text.Append(' ').Append(key).Append("=\"").Append(Encoder.Encode(written)).Append('"');
        }
        return text;
    }
}
