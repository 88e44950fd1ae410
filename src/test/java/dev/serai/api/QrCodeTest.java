package dev.serai.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QrCodeTest {
    private static final int SCALE = 4;
    private static final String PREFIX = "data:image/svg+xml;base64,";

    @Test
    void isReadAsTheTextItWasDrawnOf() throws Exception {
        String text =
                "otpauth://totp/Serai:alice?secret=JBSWY3DPEHPK3PXP&issuer=Serai&algorithm=SHA1&digits=6&period=30";

        String address = QrCode.dataAddress(text);

        assertThat(address).startsWith(PREFIX);
        String svg = new String(Base64.getDecoder().decode(address.substring(PREFIX.length())), StandardCharsets.UTF_8);
        assertThat(new QRCodeReader()
                        .decode(new BinaryBitmap(new HybridBinarizer(drawn(svg))))
                        .getText())
                .isEqualTo(text);
    }

    /** The picture as a camera sees it. */
    private static LuminanceSource drawn(String svg) {
        Matcher size = Pattern.compile("viewBox=\"0 0 (\\d+) ").matcher(svg);
        assertThat(size.find()).isTrue();
        int side = Integer.parseInt(size.group(1)) * SCALE;
        int[] pixels = new int[side * side];
        Arrays.fill(pixels, 0xFFFFFF);
        Matcher dot = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z").matcher(svg);
        while (dot.find()) {
            for (int i = 0; i < SCALE * SCALE; i++) {
                int x = Integer.parseInt(dot.group(1)) * SCALE + i % SCALE;
                int y = Integer.parseInt(dot.group(2)) * SCALE + i / SCALE;
                pixels[y * side + x] = 0;
            }
        }
        return new RGBLuminanceSource(side, side, pixels);
    }
}
