package dev.serai.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serai.remote.CannotStart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretKeyFileTest {
    private static final String GIVEN = Base64.getEncoder().encodeToString(new byte[32]);

    @TempDir
    Path folder;

    @Test
    void makesAKeyOnceThatOnlyItsOwnerCanRead() throws Exception {
        byte[] key = SecretKeyFile.key("", "", folder);

        assertThat(key).hasSize(32).isNotEqualTo(new byte[32]);
        assertThat(SecretKeyFile.key("", "", folder)).isEqualTo(key);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("secret.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void takesAKeyThatIsGivenAndMakesNone() throws Exception {
        Path file = Files.writeString(folder.resolve("given"), GIVEN + "\n");

        assertThat(SecretKeyFile.key(GIVEN, "", folder)).isEqualTo(new byte[32]);
        assertThat(SecretKeyFile.key("", file.toString(), folder)).isEqualTo(new byte[32]);
        assertThat(folder.resolve("secret.key")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "c2hvcnQ=", "*"})
    void saysThatAKeyIsNone(String text) {
        assertThatThrownBy(() -> SecretKeyFile.key(text, "", folder))
                .isInstanceOf(CannotStart.class)
                .hasMessageStartingWith("serai.secret-key: ")
                .hasMessageContaining("openssl rand -base64 32");
    }

    @Test
    void saysThatTheFileCannotBeRead() {
        assertThatThrownBy(() -> SecretKeyFile.key("", folder.resolve("nosuch").toString(), folder))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("nosuch: the secret key cannot be read");
    }
}
