package dev.serai.catalogue;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Up to when what one side showed is carried out on the other. */
@Component
public class SyncLags {
    /**
     * Up to when what the other side showed is carried out on this one.
     *
     * @param hubspot null before the first run has ended
     * @param sansan  likewise
     */
    public record CarriedOut(Instant hubspot, Instant sansan) {}

    private final JdbcClient jdbc;

    SyncLags(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A run has ended that looked at both sides.
     *
     * @param look    when it looked
     * @param hubspot whether all that was to be done in HubSpot was tried; what was put off leaves the time as it was
     * @param sansan  the same of Sansan
     */
    public void ran(String sync, Instant look, boolean hubspot, boolean sansan) {
        jdbc.sql(
                        "update sync set to_hubspot_at = case when :hubspot then :look else coalesce(to_hubspot_at, :look) end,"
                                + " to_sansan_at = case when :sansan then :look else coalesce(to_sansan_at, :look) end"
                                + " where name = :sync")
                .param("hubspot", hubspot)
                .param("sansan", sansan)
                .param("look", look.atOffset(ZoneOffset.UTC))
                .param("sync", sync)
                .update();
    }

    /** As far as the oldest record that fails, or the oldest card that was sent and may not have been taken. */
    public CarriedOut carriedOut(String sync) {
        return jdbc.sql("select case when to_hubspot_at is not null then least(to_hubspot_at, " + failing("HUBSPOT")
                        + ") end as hubspot, case when to_sansan_at is not null then least(to_sansan_at, "
                        + failing("SANSAN")
                        + ", (select min(since) from sync_sent where sync = s.name and not taken"
                        + " and look_at is not null)) end"
                        + " as sansan from sync s where name = ?")
                .param(sync)
                .query((row, number) -> new CarriedOut(Times.instant(row, "hubspot"), Times.instant(row, "sansan")))
                .single();
    }

    private static String failing(String side) {
        return "(select min(failing_since) from sync_record where sync = s.name and status = 'failing'"
                + " and coalesce(failing_to, '" + side + "') = '" + side + "')";
    }
}
