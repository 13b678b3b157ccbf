<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ExpiringCard</name>
    <message numerus="yes">
        <source>%n lot(s)</source>
        <translation>
            <numerusform>%n lot</numerusform>
            <numerusform>%n lots</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n preparation(s)</source>
        <translation>
            <numerusform>%n preparation</numerusform>
            <numerusform>%n preparations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProofCard</name>
    <message numerus="yes">
        <source>%n deviation(s) open</source>
        <translation>
            <numerusform>%n deviation open</numerusform>
            <numerusform>%n deviations open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n record(s) verified</source>
        <translation>
            <numerusform>%n record verified</numerusform>
            <numerusform>All %n records verified</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TodayScreen</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TodayWords</name>
    <message numerus="yes">
        <source>%n day(s): %1</source>
        <translation>
            <numerusform>%n day: %1</numerusform>
            <numerusform>%n days: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n batch(es) released</source>
        <translation>
            <numerusform>%n batch released</numerusform>
            <numerusform>%n batches released</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dispensing(s)</source>
        <translation>
            <numerusform>%n dispensing</numerusform>
            <numerusform>%n dispensings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n delivery(ies) received</source>
        <translation>
            <numerusform>%n delivery received</numerusform>
            <numerusform>%n deliveries received</numerusform>
        </translation>
    </message>
</context>
</TS>
