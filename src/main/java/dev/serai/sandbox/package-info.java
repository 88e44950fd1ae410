/**
 * Imitations of the HubSpot CRM API and of the Sansan Open API over real HTTP, for trying the hub and for testing it. They
 * share no class with the hub, so that a wrong idea about an API in one is not repeated in the other.
 */
package dev.serai.sandbox;
