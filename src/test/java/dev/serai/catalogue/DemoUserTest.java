package dev.serai.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class DemoUserTest {
    private final DataSource database = TestDatabase.fresh();
    private final People people = new People(database);
    private final People.Device device = people.new Device(Totp.secret("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"), null);

    private Optional<User> start(boolean sandbox) {
        return people.transaction.execute(status -> people.demo(sandbox).ensure());
    }

    @Test
    void mayDoEverythingWithTheKnownPasswordAndSecret() {
        User demo = start(true).orElseThrow();

        assertThat(demo.role()).isEqualTo(Role.SUPER_ADMIN);
        assertThat(demo.secondFactor()).isTrue();
        assertThat(people.logins.login("demo", "sandbox-demo", device.code()).text())
                .isNotBlank();
    }

    @Test
    void acceptsACodeOnceAlsoAcrossARestart() {
        Caller caller = people.with(start(true).orElseThrow());
        people.factor.require(caller, device.code());

        start(true);

        assertThatThrownBy(() -> people.factor.require(caller, device.code())).hasMessageContaining("used already");
        people.clock.move(Duration.ofSeconds(30));
        people.factor.require(caller, device.code());
    }

    @Test
    void isDisabledByAStartWithoutTheSandboxAndCannotBeEnabled() {
        Caller caller = people.with(start(true).orElseThrow());

        assertThat(start(false)).isEmpty();

        assertThatThrownBy(() -> people.factor.require(caller, device.code())).hasMessageContaining("disabled");
        assertThatThrownBy(() -> people.logins.login("demo", "sandbox-demo", device.code()))
                .hasMessageContaining("do not fit");
        assertThatThrownBy(() -> people.users.change("test", caller.user(), new Users.Change(null, null, false, null)))
                .hasMessageContaining("belongs to the sandbox");
        assertThat(start(true).orElseThrow().disabled()).isFalse();
    }

    @Test
    void leavesAPersonAloneWhoHasItsLogin() {
        User person = people.add("demo", Role.VIEWER);

        assertThat(start(true)).isEmpty();
        assertThat(people.users.withLogin("demo")).contains(person);
        assertThat(people.logins.login("demo", People.PASSWORD, null).token().role())
                .isEqualTo(Role.VIEWER);
    }
}
