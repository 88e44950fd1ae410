package dev.serai.flow;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.spi.DataFormat;
import org.apache.camel.support.service.ServiceSupport;

/** Lets routes read and write rows with whatever {@link RowsFormat} the hub has. */
final class RowsDataFormat extends ServiceSupport implements DataFormat {
    private final Supplier<RowsFormat> format;

    RowsDataFormat(Supplier<RowsFormat> format) {
        this.format = format;
    }

    @Override
    @SuppressWarnings("unchecked")
    public void marshal(Exchange exchange, Object rows, OutputStream out) throws IOException {
        if (!(rows instanceof Iterable<?>)) {
            throw new IllegalArgumentException(
                    "csvRows: body is a " + rows.getClass().getName() + "; give an Iterable of String[]");
        }
        out.write(format().write((Iterable<String[]>) rows));
    }

    @Override
    public Object unmarshal(Exchange exchange, InputStream in) {
        return format().read(in);
    }

    private RowsFormat format() {
        RowsFormat found = format.get();
        if (found == null) {
            throw new IllegalStateException("csvRows: nothing here knows rows; add a bean of type RowsFormat");
        }
        return found;
    }
}
