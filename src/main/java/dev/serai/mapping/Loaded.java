package dev.serai.mapping;

import java.util.List;
import java.util.Optional;

/**
 * What came of reading a mapping file.
 *
 * @param file     name of the file
 * @param mapping  empty if there are findings
 * @param findings all that is wrong with it, by line
 * @param examples number of examples that were checked
 */
public record Loaded(String file, Optional<Mapping> mapping, List<Finding> findings, int examples) {}
