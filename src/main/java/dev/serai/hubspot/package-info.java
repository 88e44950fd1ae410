/** HubSpot: its paths, its JSON, its limits. Facts about the API are kept in docs/remotes/hubspot.md. */
package dev.serai.hubspot;
