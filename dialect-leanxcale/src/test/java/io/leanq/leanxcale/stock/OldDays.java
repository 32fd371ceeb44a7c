package io.leanq.leanxcale.stock;

import io.leanq.type.Cells;
import io.leanq.type.SqlType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/**
 * The cells of a row with the days that Calcite means. Avatica's own server makes a java.sql.Date of a day, which reads
 * year, month and day before 1582-10-15 in the Julian calendar, and sends the number of that other day. A day gets its
 * year, month and day back here.
 */
record OldDays(Cells cells) implements Cells {
    private static final LocalDate FIRST_GREGORIAN_DAY = LocalDate.of(1582, 10, 15);

    static LocalDate meant(LocalDate sent) {
        if (!sent.isBefore(FIRST_GREGORIAN_DAY)) {
            return sent;
        }
        GregorianCalendar julian = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
        julian.setGregorianChange(new Date(Long.MAX_VALUE));
        julian.setTimeInMillis(sent.toEpochDay() * 86_400_000L);
        int year = julian.get(Calendar.YEAR);
        return LocalDate.of(
                julian.get(Calendar.ERA) == GregorianCalendar.AD ? year : 1 - year,
                julian.get(Calendar.MONTH) + 1,
                julian.get(Calendar.DAY_OF_MONTH));
    }

    @Override
    public boolean isNull(int index) {
        return cells.isNull(index);
    }

    @Override
    public boolean getBoolean(int index) {
        return cells.getBoolean(index);
    }

    @Override
    public int getInt(int index) {
        return cells.getInt(index);
    }

    @Override
    public long getLong(int index) {
        return cells.getLong(index);
    }

    @Override
    public double getDouble(int index) {
        return cells.getDouble(index);
    }

    @Override
    public @Nullable BigDecimal getDecimal(int index) {
        return cells.getDecimal(index);
    }

    @Override
    public @Nullable String getString(int index) {
        return cells.getString(index);
    }

    @Override
    public byte @Nullable [] getBytes(int index) {
        return cells.getBytes(index);
    }

    @Override
    public @Nullable LocalDate getDate(int index) {
        LocalDate day = cells.getDate(index);
        return day == null ? null : meant(day);
    }

    @Override
    public @Nullable LocalTime getTime(int index) {
        return cells.getTime(index);
    }

    @Override
    public @Nullable LocalDateTime getTimestamp(int index) {
        LocalDateTime time = cells.getTimestamp(index);
        return time == null ? null : LocalDateTime.of(meant(time.toLocalDate()), time.toLocalTime());
    }

    @Override
    public @Nullable List<@Nullable Object> getArray(int index, SqlType element) {
        return cells.getArray(index, element);
    }
}
