/**
 * Sansan: its paths, its JSON, its limits. Facts about the API are kept in docs/remotes/sansan.md; of what they leave open,
 * everything here takes either form.
 */
package dev.serai.sansan;
