/** What runs the hub: routes from disk, doors to the remotes, runs that outlive their node. The only package that knows Camel. */
package dev.serai.flow;
