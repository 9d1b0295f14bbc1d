using Attache.Stories;

namespace Attache.Language.Words;

/// <summary>Text in; words and sentences out.</summary>
internal sealed class Reader : IComponent
{
    private readonly Tokenizer tokenizer;
    private readonly SentenceSplitter splitter;

    public Reader()
    {
        var words = WordList.Load();
        tokenizer = new Tokenizer(words);
        splitter = new SentenceSplitter(words);
    }

    /// <inheritdoc/>
    public string Name => "words";

    /// <inheritdoc/>
    public IReadOnlyList<Annotation> Requires => [];

    /// <inheritdoc/>
    public IReadOnlyList<Annotation> Assigns => [Annotation.Tokens, Annotation.Sentences];

    /// <summary>The words of each sentence, in order.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="paragraphs">See <see cref="Analyzer.Analyze(string, IReadOnlyList{TextSpan})"/>; null for lines.</param>
    /// <exception cref="ArgumentException">The paragraphs are not in order or not within the text.</exception>
    public List<TextSpan[]> Read(string text, IReadOnlyList<TextSpan>? paragraphs)
    {
        var sentences = new List<TextSpan[]>();
        var tokens = new List<TextSpan>();
        var ends = new List<int>();
        if (paragraphs is null)
        {
            foreach (var line in Lines(text)) One(text, line, tokens, ends, sentences);
            return sentences;
        }
        int done = 0;
        foreach (var paragraph in paragraphs)
        {
            if (paragraph.Start < done || paragraph.End < paragraph.Start || paragraph.End > text.Length)
                throw new ArgumentException($"Paragraph {paragraph} is out of order or not within the text of {text.Length}", nameof(paragraphs));
            done = paragraph.End;
            One(text, paragraph, tokens, ends, sentences);
        }
        return sentences;
    }

    private void One(string text, TextSpan paragraph, List<TextSpan> tokens, List<int> ends, List<TextSpan[]> sentences)
    {
        tokens.Clear();
        ends.Clear();
        tokenizer.Split(text, paragraph, tokens);
        splitter.Split(text, tokens, 0, tokens.Count, ends);
        int start = 0;
        foreach (int end in ends)
        {
            sentences.Add(tokens.GetRange(start, end - start).ToArray());
            start = end;
        }
    }

    private static IEnumerable<TextSpan> Lines(string text)
    {
        int start = 0;
        while (start < text.Length)
        {
            int end = text.AsSpan(start).IndexOfAny('\n', '\r');
            end = end < 0 ? text.Length : start + end;
            if (end > start) yield return new TextSpan(start, end);
            start = end + 1;
        }
    }
}
