package dev.serai.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.SimpleBeanDefinitionRegistry;
import org.springframework.context.annotation.AnnotationBeanNameGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;

/** The hub's route files, and the beans they can name. */
final class RouteFiles {
    private static final Path ROUTES = Path.of("routes");

    private RouteFiles() {}

    /** Texts by path below the repository. */
    static Map<String, String> texts() {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.isDirectory(ROUTES) ? Files.walk(ROUTES) : Stream.empty()) {
            for (Path path : paths.filter(p -> p.toString().endsWith(".yaml")).toList()) {
                files.put(path.toString().replace('\\', '/'), Files.readString(path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    /** The types of all beans that the hub's own code declares, by name, read from the classes without starting it. */
    static Map<String, Class<?>> beans() {
        Map<String, Class<?>> beans = new HashMap<>();
        for (BeanDefinition component :
                new ClassPathScanningCandidateComponentProvider(true).findCandidateComponents("dev.serai")) {
            Class<?> type = type(component.getBeanClassName());
            beans.put(
                    new AnnotationBeanNameGenerator().generateBeanName(component, new SimpleBeanDefinitionRegistry()),
                    type);
            if (((AnnotatedBeanDefinition) component).getMetadata().hasAnnotatedMethods(Bean.class.getName())) {
                Arrays.stream(type.getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(Bean.class))
                        .forEach(method -> beans.put(method.getName(), method.getReturnType()));
            }
        }
        return beans;
    }

    /** Names of the classes that Camel reaches from a route: beans, their arguments and results, and types. */
    static Set<String> classesNamed() {
        Set<String> named = new HashSet<>();
        Map<String, Class<?>> beans = beans();
        String all = String.join("\n", texts().values());
        beans.forEach((name, type) -> {
            if (all.matches("(?s).*\\bref: " + name + "\\b.*")) {
                named.add(type.getName());
                for (Method method : type.getDeclaredMethods()) {
                    Stream.concat(Stream.of(method.getReturnType()), Arrays.stream(method.getParameterTypes()))
                            .forEach(used -> named.add(used.getName()));
                }
            }
        });
        return named;
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name, false, RouteFiles.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
