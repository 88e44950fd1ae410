package dev.serai.sandbox;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** A picture of a card: its proportions and a colour of its own, nothing to read. */
final class CardPicture {
    private static final int WIDTH = 182;
    private static final int HEIGHT = 110;

    private CardPicture() {}

    /** @param side front or back */
    static byte[] jpeg(Card card, String side) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D paint = image.createGraphics();
        paint.setColor(Color.WHITE);
        paint.fillRect(0, 0, WIDTH, HEIGHT);
        paint.setColor(new Color((int) Mix.of(card.id() + side) & 0xffffff));
        paint.fillRect(10, 10, WIDTH - 20, side.equals("front") ? 20 : 60);
        paint.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpg", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
