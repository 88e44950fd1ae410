package dev.serai.hubspot;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where a version keeps its resources (facts section 1). */
public final class Paths {
    private final ApiVersion version;

    public Paths(ApiVersion version) {
        this.version = version;
    }

    public String objects(String type) {
        return version.path("/crm/v3/objects/", "/crm/objects/{v}/") + segment(type);
    }

    public String batchRead(String type) {
        return objects(type) + "/batch/read";
    }

    public String batchUpdate(String type) {
        return objects(type) + "/batch/update";
    }

    public String batchCreate(String type) {
        return objects(type) + "/batch/create";
    }

    String batchArchive(String type) {
        return objects(type) + "/batch/archive";
    }

    public String record(String type, String id) {
        return objects(type) + "/" + segment(id);
    }

    public String search(String type) {
        return objects(type) + "/search";
    }

    public String associations(String from, String to) {
        return pair(from, to) + "/batch/read";
    }

    String associationsCreate(String from, String to) {
        return pair(from, to) + "/batch/create";
    }

    /** Every kind of association between two objects, those without a label included. */
    public String associationTypes(String from, String to) {
        return pair(from, to) + "/labels";
    }

    private String pair(String from, String to) {
        return version.path("/crm/v4/associations/", "/crm/associations/{v}/") + segment(from) + "/" + segment(to);
    }

    String properties(String type) {
        return version.path("/crm/v3/properties/", "/crm/properties/{v}/") + segment(type);
    }

    /** @param typeId numeric id of the object type; its name is not documented to work here */
    String validationRules(String typeId) {
        return version.path("/crm/v3/property-validations/", "/crm/property-validations/{v}/") + segment(typeId);
    }

    String schemas() {
        return version.path("/crm-object-schemas/v3/schemas", "/crm-object-schemas/{v}/schemas");
    }

    String pipelines(String type) {
        return version.path("/crm/v3/pipelines/", "/crm/pipelines/{v}/") + segment(type);
    }

    String owners() {
        return version.path("/crm/v3/owners", "/crm/owners/{v}");
    }

    String recordCounts() {
        return version.path("/crm/v3/limits/records", "/crm/limits/{v}/records");
    }

    String accountDetails() {
        return version.path("/account-info/v3/details", "/account-info/{v}/details");
    }

    /** The inbox API is dated from 2026-09 on only; older versions use v3 (facts section 1). */
    public String threads() {
        return version == ApiVersion.V2026_09
                ? "/conversations/conversations/2026-09/threads"
                : "/conversations/v3/conversations/threads";
    }

    static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
