package dev.serai.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The floors and rooms of the house, as ARCHITECTURE.md shows them. */
class ArchitectureTest {
    /** From the ground up: a package uses packages of lower floors only. */
    private static final List<Set<String>> FLOORS = List.of(
            Set.of("remote"),
            Set.of("catalogue", "hubspot", "sansan", "flow"),
            Set.of("mapping", "archive"),
            Set.of("backup", "restore", "sync"),
            Set.of("console", "api"));

    /** Imitates the remotes, so it must know nothing of what talks to them. */
    private static final String APART = "sandbox";

    /** Tests included, as a test of another package is a user too. */
    private static final JavaClasses ALL = new ClassFileImporter().importPackages("dev.serai");

    private static final JavaClasses HUB = ALL.that(DescribedPredicate.describe(
            "of the hub",
            type -> type.getSource().stream()
                    .noneMatch(source -> source.getUri().getPath().contains("/test-classes/"))));

    /** Made for a user that is on its way; take the class out of here when it has come. */
    private static final Set<String> AWAITED =
            Set.of("dev.serai.archive.ArchiveReader", "dev.serai.catalogue.DataFolder", "dev.serai.mapping.ListText");

    private static String[] packages(Stream<String> names) {
        return names.map(name -> "dev.serai." + name + "..").toArray(String[]::new);
    }

    private static String[] packages(String... names) {
        return packages(Stream.of(names));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(HUB);
    }

    @Test
    void aPackageUsesLowerFloorsOnly() {
        for (int floor = 0; floor < FLOORS.size(); floor++) {
            for (String name : FLOORS.get(floor)) {
                String[] lower = packages(FLOORS.subList(0, floor).stream().flatMap(Set::stream));
                check(noClasses()
                        .that()
                        .resideInAPackage("dev.serai." + name + "..")
                        .should()
                        .dependOnClassesThat(resideInAPackage("dev.serai..")
                                .and(not(resideInAnyPackage(lower)))
                                .and(not(resideInAPackage("dev.serai." + name + ".."))))
                        .because("floors, from the ground up, are " + FLOORS));
            }
        }
    }

    @Test
    void everyPackageHasAFloor() {
        check(classes()
                .should()
                .resideInAnyPackage(Stream.of(
                                Stream.of("dev.serai"),
                                Stream.of(packages(FLOORS.stream().flatMap(Set::stream))),
                                Stream.of(packages(APART)))
                        .flatMap(part -> part)
                        .toArray(String[]::new)));
    }

    @Test
    void theSandboxSharesNoClassWithTheHub() {
        check(noClasses()
                .that()
                .resideInAPackage("dev.serai.sandbox..")
                .should()
                .dependOnClassesThat(
                        resideInAPackage("dev.serai..").and(not(resideInAPackage("dev.serai.sandbox..")))));
        check(noClasses()
                .that()
                .resideOutsideOfPackages("dev.serai.sandbox..", "dev.serai")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.serai.sandbox.."));
    }

    @Test
    void librariesKeepToTheirRooms() {
        livesIn(Set.of("flow"), "org.apache.camel..", "org.quartz..");
        livesIn(Set.of("catalogue"), "java.sql..", "javax.sql..", "org.springframework.jdbc..", "org.postgresql..");
        livesIn(
                Set.of("api", "console", "sandbox"),
                "org.springframework.web..",
                "org.springframework.http..",
                "jakarta.servlet..");
    }

    private static void livesIn(Set<String> rooms, String... library) {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(packages(rooms.stream()))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(library)
                .because(String.join(", ", library) + " live in " + rooms));
    }

    @Test
    void enginesKnowNoNetworkNoDatabaseAndNoSpring() {
        check(noClasses()
                .that()
                .resideInAnyPackage(packages(FLOORS.get(2).stream()))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..", "java.net..", "java.sql..", "javax.sql..", "org.apache.hc.."));
    }

    @Test
    void aClassIsPublicOnlyIfAnotherPackageUsesIt() {
        Set<String> named = RouteFiles.classesNamed();
        check(classes()
                .that()
                .arePublic()
                .and()
                .areTopLevelClasses()
                .and(DescribedPredicate.describe(
                        "do not start a program",
                        type -> !type.tryGetMethod("main", String[].class).isPresent()))
                .and(DescribedPredicate.describe("are not named in a route", type -> !named.contains(type.getName())))
                .and(DescribedPredicate.describe("are not awaited", type -> !AWAITED.contains(type.getName())))
                .should(beUsedByAnotherPackage()));
    }

    private static ArchCondition<JavaClass> beUsedByAnotherPackage() {
        return new ArchCondition<>("be used by another package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!usedElsewhere(type) && !shownByAPublicClass(type)) {
                    events.add(SimpleConditionEvent.violated(
                            type, type.getName() + ": public, but no other package uses it; make it package-private"));
                }
            }
        };
    }

    private static boolean usedElsewhere(JavaClass type) {
        return ALL.stream()
                .filter(inner -> inner.equals(type) || inner.getName().startsWith(type.getName() + "$"))
                .flatMap(inner -> inner.getDirectDependenciesToSelf().stream())
                .anyMatch(use -> !use.getOriginClass().getPackageName().equals(type.getPackageName()));
    }

    /** What a public method of a public class takes or gives must be public as well. */
    private static boolean shownByAPublicClass(JavaClass type) {
        return type.getDirectDependenciesToSelf().stream()
                .map(Dependency::getOriginClass)
                .filter(user -> !user.equals(type) && user.getModifiers().contains(JavaModifier.PUBLIC))
                .flatMap(user -> user.getCodeUnits().stream())
                .filter(unit -> unit.getModifiers().contains(JavaModifier.PUBLIC))
                .anyMatch(unit -> unit.getRawReturnType().equals(type)
                        || unit.getRawParameterTypes().contains(type)
                        || unit.getReturnType().getAllInvolvedRawTypes().contains(type));
    }

    @Test
    void namesSayWhatAClassIs() {
        check(noClasses()
                .should()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Processor")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Impl"));
    }

    @Test
    void packagesAreFlat() {
        check(classes().should(new ArchCondition<>("reside in dev.serai.<feature>") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (type.getPackageName().split("[.]").length > 3) {
                    events.add(SimpleConditionEvent.violated(
                            type, type.getName() + ": in a package below a feature's; packages are flat"));
                }
            }
        }));
    }

    @Test
    void partsAreHandedOverByConstructors() {
        check(noFields()
                .should()
                .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
                .orShould()
                .beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
                .orShould()
                .beAnnotatedWith("jakarta.annotation.Resource")
                .orShould()
                .beAnnotatedWith("jakarta.inject.Inject"));
        check(fields().that().arePublic().and().areNotStatic().should().haveModifier(JavaModifier.FINAL));
    }
}
