package dev.serai.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.FileSystemResource;

/** The routes of the hub keep the house rules. */
class RouteRulesTest {
    @Test
    void allRoutesKeepTheHouseRules() {
        assertThat(new RouteRules(RouteFiles.texts(), keys(), RouteFiles.beans().keySet()).breaches())
                .isEmpty();
    }

    private static Set<String> keys() {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new FileSystemResource("src/main/resources/application.yaml"));
        return Objects.requireNonNull(yaml.getObject()).keySet().stream()
                .map(Object::toString)
                .collect(Collectors.toSet());
    }
}
