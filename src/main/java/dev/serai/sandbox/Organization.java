package dev.serai.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The company that uses Sansan: its users and departments, always the same. */
final class Organization {
    private final Map<String, SansanUser> users = new LinkedHashMap<>();
    private final Map<String, SansanUser.Department> departments = new LinkedHashMap<>();

    Organization() {
        for (String[] line : TextTable.lines("sansan-users.txt")) {
            if (line[0].equals("department")) {
                departments.put(
                        line[1], new SansanUser.Department(line[1], line[2], line[3].isEmpty() ? null : line[3]));
            } else {
                users.put(
                        line[1],
                        new SansanUser(
                                line[1],
                                line[2],
                                line[3],
                                SansanUser.Type.valueOf(line[4]),
                                line[5].equals("yes"),
                                departments.get(line[6])));
            }
        }
    }

    List<SansanUser> users() {
        return new ArrayList<>(users.values());
    }

    List<SansanUser.Department> departments() {
        return new ArrayList<>(departments.values());
    }

    /** The user of this id, or null. */
    SansanUser find(String id) {
        return users.get(id);
    }

    /** @throws IllegalArgumentException with the known ids, if there is none */
    SansanUser user(String id) {
        SansanUser user = users.get(id);
        if (user == null) {
            throw new IllegalArgumentException("user '" + id + "' is unknown; known are " + users.keySet());
        }
        return user;
    }
}
