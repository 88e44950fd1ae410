package dev.serai.sandbox;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells of the key's user, of the others, and of their departments (facts 2 and 4). */
final class OrganizationReading {
    private static final CardPages.Kind<SansanUser.Department> DEPARTMENT =
            new CardPages.Kind<>(department -> new Cards.Place(0, department.id()), false, SansanUser.Department::json);

    private final CardPages pages;

    OrganizationReading(CardPages pages) {
        this.pages = pages;
    }

    void addTo(SansanRoutes routes) {
        routes.add("GET", "/me", ask -> Reply.ok(ask.key().user().json()))
                .add("GET", "/users/{userId}", this::user)
                .add("GET", "/departments", this::departments)
                .add("GET", "/organization/users", this::usersAsCsv)
                .add("GET", "/organization/departments", this::departmentsAsCsv);
    }

    private Reply user(SansanAsk ask) {
        SansanUser user = ask.account().organization().find(ask.name("userId"));
        if (user == null) {
            throw SansanRefusal.notFound("user");
        }
        return Reply.ok(user.json());
    }

    private Reply departments(SansanAsk ask) {
        return pages.page(
                ask, DEPARTMENT.source(ask.account().organization().departments()), ask.limit(100, 100), DEPARTMENT);
    }

    private Reply usersAsCsv(SansanAsk ask) {
        return csv(
                ask,
                List.of("id", "name", "email", "userType", "departmentId"),
                ask.account().organization().users().stream()
                        .map(user -> List.of(
                                user.id(),
                                user.name(),
                                user.email(),
                                user.type().text(),
                                user.department().id())));
    }

    private Reply departmentsAsCsv(SansanAsk ask) {
        return csv(
                ask,
                List.of("id", "name", "parentId"),
                ask.account().organization().departments().stream()
                        .map(one -> List.of(one.id(), one.name(), Objects.requireNonNullElse(one.parent(), ""))));
    }

    private static Reply csv(SansanAsk ask, List<String> header, Stream<List<String>> rows) {
        String delimiter = ask.oneOf("delimiter", "comma", "tab").equals("tab") ? "\t" : ",";
        String text = Stream.concat(Stream.of(header), rows)
                .map(row -> row.stream()
                        .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                        .collect(Collectors.joining(delimiter, "", "\r\n")))
                .collect(Collectors.joining());
        return new Reply(200, Reply.buffer().raw(text), Map.of("Content-Type", "text/csv; charset=utf-8"));
    }
}
