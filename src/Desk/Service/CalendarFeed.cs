using Attache.Exchange.Calendars;

namespace Attache.Desk.Service;

/// <summary>What is due as iCalendar: the export of the ledger (<see cref="DeadlineCalendar"/>), each entry with the address of its evidence in the desk.</summary>
public static class CalendarFeed
{
    /// <summary>For how many days what is over stays in the feed, so that calendars learn of late changes.</summary>
    public const int DaysBack = 60;

    /// <summary>So many reports, the latest ones, are looked through for what is due.</summary>
    public const int MostReports = 1200;

    /// <summary>The feed, as it is sent.</summary>
    /// <param name="deadlines">What is due.</param>
    /// <param name="address">Where the desk is, without a slash at the end.</param>
    public static byte[] Write(IEnumerable<Deadline> deadlines, string address)
    {
        using var stream = new MemoryStream();
        DeadlineCalendar.Write(stream, deadlines, report => address + Links.Evidence(report));
        return stream.ToArray();
    }
}
