package dev.serai.sandbox;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The section of the facts about HubSpot's API that a test states. */
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.METHOD)
@interface Fact {
    String value();
}
