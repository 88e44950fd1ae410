package dev.serai.restore;

import java.util.Map;
import java.util.Set;

/**
 * What values of a record may point at today.
 *
 * @param owners ids of active owners; null if the token may not read them
 * @param pipelines ids of the stages by id of the pipeline; null if the token may not read them
 */
record Surroundings(Set<String> owners, Map<String, Set<String>> pipelines) {}
