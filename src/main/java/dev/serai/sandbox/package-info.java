/**
 * An imitation of the HubSpot CRM API over real HTTP, for trying the hub and for testing it. It shares no class with the hub,
 * so that a wrong idea about the API in one is not repeated in the other.
 */
package dev.serai.sandbox;
