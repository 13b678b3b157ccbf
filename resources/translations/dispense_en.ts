<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>DispenseWords</name>
    <message numerus="yes">
        <source>%n year(s)</source>
        <translation>
            <numerusform>%n year</numerusform>
            <numerusform>%n years</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>number(s) %1 of %2</source>
        <translation>
            <numerusform>number %1 of %2</numerusform>
            <numerusform>numbers %1 of %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>in %n day</numerusform>
            <numerusform>in %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PatientSearch</name>
    <message numerus="yes">
        <source>and %n more: type more of the name</source>
        <translation>
            <numerusform>and %n more: type more of the name</numerusform>
            <numerusform>and %n more: type more of the name</numerusform>
        </translation>
    </message>
</context>
</TS>
