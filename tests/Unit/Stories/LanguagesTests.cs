using Attache.Stories;

namespace Attache.Tests.Unit.Stories;

public sealed class LanguagesTests
{
    [Theory]
    [InlineData("en", "The minister said on Tuesday that the talks with the neighbours would go on and that he was ready to sign.")]
    [InlineData("fr", "Le ministre a déclaré mardi que les pourparlers avec les pays voisins allaient continuer et qu'il était prêt à signer.")]
    [InlineData("de", "Der Minister sagte am Dienstag, dass die Gespräche mit den Nachbarn weitergehen und er bereit ist, das Abkommen zu unterzeichnen.")]
    [InlineData("es", "El ministro dijo el martes que las conversaciones con los países vecinos van a continuar y que está dispuesto a firmar.")]
    [InlineData("pt", "O ministro disse na terça-feira que as conversas com os países vizinhos vão continuar e que está pronto para assinar.")]
    [InlineData("it", "Il ministro ha detto martedì che i colloqui con i paesi vicini continueranno e che è pronto a firmare l'accordo.")]
    [InlineData("nl", "De minister zei dinsdag dat de gesprekken met de buurlanden doorgaan en dat hij klaar is om het akkoord te tekenen.")]
    [InlineData("pl", "Minister powiedział we wtorek, że rozmowy z sąsiadami będą trwały i że jest gotowy do podpisania umowy, która została przygotowana.")]
    [InlineData("tr", "Bakan salı günü komşularla görüşmelerin devam edeceğini ve anlaşmayı imzalamak için hazır olduğunu söyledi, ancak bu daha çok zaman alacak.")]
    [InlineData("id", "Menteri itu mengatakan pada hari Selasa bahwa pembicaraan dengan negara tetangga akan berlanjut dan dia siap untuk menandatangani perjanjian ini.")]
    [InlineData("ru", "Министр заявил во вторник, что переговоры с соседями будут продолжены и что он готов подписать соглашение, которое было подготовлено.")]
    [InlineData("uk", "Міністр заявив у вівторок, що переговори із сусідами триватимуть і що він готовий підписати угоду.")]
    [InlineData("ar", "قال الوزير يوم الثلاثاء إن المحادثات مع الدول المجاورة ستستمر وإنه مستعد للتوقيع")]
    [InlineData("zh", "部长星期二说,与邻国的谈判将继续进行,他已准备好签署协议。")]
    [InlineData("ja", "大臣は火曜日、近隣諸国との協議は続くと述べ、合意に署名する用意があると語った。")]
    public void A_sentence_is_enough(string language, string text) => Assert.Equal(language, Languages.Recognise(text));

    [Theory]
    [InlineData("fr", "Le président est arrivé à Bamako.")]
    [InlineData("fr", "Le Mali a expulsé l'ambassadeur de la France.")]
    [InlineData("es", "El presidente de Perú llegó a la capital.")]
    [InlineData("de", "Der Außenminister ist in der Hauptstadt eingetroffen.")]
    [InlineData("it", "Il presidente è arrivato nella capitale del Perù.")]
    [InlineData("pt", "O presidente do Peru chegou à capital da Bolívia.")]
    [InlineData("nl", "De president van het land is in de hoofdstad.")]
    [InlineData("en", "The president of Peru has arrived in the capital.")]
    public void A_flash_of_a_few_words_is_enough_where_it_is_plain(string language, string text) => Assert.Equal(language, Languages.Recognise(text));

    [Theory]
    [InlineData("Peru recalls envoy to Chile")]
    [InlineData("El Salvador expels Los Angeles consul")]
    [InlineData("De Gaulle visits Le Havre, La Paz, Los Andes")]
    [InlineData("Van der Bellen meets Von der Leyen")]
    [InlineData("Mali: Barkhane quitte Gossi")]
    public void A_few_names_are_no_language(string text) => Assert.Null(Languages.Recognise(text));

    [Fact]
    public void Of_a_flash_the_headline_helps() =>
        Assert.Equal("fr", Languages.Decide("en", "Il part.", LayoutReader.Read("Il part.").Layout, "Le ministre des Affaires étrangères a été rappelé par le gouvernement"));

    [Theory]
    [InlineData("")]
    [InlineData("1 2 3 4 5 6 7 8 9 10")]
    [InlineData("Barcelona 2 Real Madrid 1")]
    public void What_cannot_be_told_is_not_told(string text) => Assert.Null(Languages.Recognise(text));

    [Fact]
    public void Foreign_words_in_an_English_text_change_nothing() =>
        Assert.Equal("en", Languages.Recognise("He told the newspaper “la situation est très grave pour les pays de la région” and left the room with his aides after the meeting in Paris."));

    [Fact]
    public void The_text_counts_more_than_the_claim()
    {
        const string french = "Le ministre a déclaré mardi que les pourparlers avec les pays voisins allaient continuer.";
        var layout = LayoutReader.Read(french).Layout;
        Assert.Equal("fr", Languages.Decide("en-US", french, layout));
        Assert.Equal("fr-CA", Languages.Decide("fr_CA", french, layout));
        Assert.Equal("en", Languages.Decide(null, "Lima 1, Quito 2", LayoutReader.Read("Lima 1, Quito 2").Layout));
    }
}
