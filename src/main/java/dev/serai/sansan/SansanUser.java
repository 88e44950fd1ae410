package dev.serai.sansan;

import java.util.List;

/**
 * Someone who works with Sansan. What an answer does not tell is null.
 *
 * @param id            login name
 * @param userType      {@code RegularUser}, {@code SystemAdministrator}, {@code SectionalAdministrator}
 * @param canUpdateData probably whether the user may change every card in sight
 * @param departments   names; empty if none are told
 */
public record SansanUser(
        String id, String name, String email, String userType, Boolean canUpdateData, List<String> departments) {}
