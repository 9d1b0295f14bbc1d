using Attache.Desk.Models;
using Attache.Views.Brief;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace Attache.Desk.Service;

/// <summary>What is due as iCalendar (RFC 5545): whole days, with the sentence as description.</summary>
public static class CalendarFeed
{
    /// <summary>The feed.</summary>
    /// <param name="model">What is due.</param>
    /// <param name="stamp">When the feed was made.</param>
    /// <param name="address">Where the desk is, without a slash at the end.</param>
    public static string Write(CalendarModel model, DateTimeOffset stamp, string address)
    {
        var calendar = new Calendar { ProductId = "-//Attache//Desk//EN" };
        calendar.AddProperty("X-WR-CALNAME", "Attaché: due");
        foreach (var item in model.Items)
        {
            var evidence = item.Fact.Evidence[0];
            calendar.Events.Add(new CalendarEvent
            {
                Uid = $"{item.Fact.Id}-{item.Day:yyyyMMdd}@attache",
                DtStamp = new CalDateTime(stamp.UtcDateTime, "UTC"),
                DtStart = new CalDateTime(item.Day),
                DtEnd = new CalDateTime(item.Day.AddDays(1)),
                Summary = SafeText.Cut(model.Telling.Of(item.Fact), 180),
                Description = $"{SafeText.Cut(evidence.Finding.Text, 600)}\n{evidence.Story.Publisher}, {FactTelling.Day(evidence.Day)}. As reported: {FactTelling.Date(item.Date)}.",
                Url = new Uri(address + Links.Evidence(evidence)),
            });
        }
        return new CalendarSerializer().SerializeToString(calendar) ?? "";
    }
}
