<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>CopiesCard</name>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RegisterPage</name>
    <message numerus="yes">
        <source>%n number(s), none missing, the newest first.</source>
        <translation>
            <numerusform>%n number, none missing.</numerusform>
            <numerusform>%n numbers, none missing, the newest first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Printed %n time(s) as it stands now.</source>
        <translation>
            <numerusform>Printed once as it stands now.</numerusform>
            <numerusform>Printed %n times as it stands now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TraceAnswer</name>
    <message numerus="yes">
        <source>patient(s) received it</source>
        <translation>
            <numerusform>patient received it</numerusform>
            <numerusform>patients received it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>batch(es) hold it</source>
        <translation>
            <numerusform>batch holds it</numerusform>
            <numerusform>batches hold it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>pot(s) still here, not held</source>
        <translation>
            <numerusform>pot still here, not held</numerusform>
            <numerusform>pots still here, not held</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>pot(s) held</source>
        <translation>
            <numerusform>pot held</numerusform>
            <numerusform>pots held</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>ward(s) received it</source>
        <translation>
            <numerusform>ward received it</numerusform>
            <numerusform>wards received it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>lot(s) are in it</source>
        <translation>
            <numerusform>lot is in it</numerusform>
            <numerusform>lots are in it</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VerifyPage</name>
    <message numerus="yes">
        <source>%n finding(s): the records do not hold</source>
        <translation>
            <numerusform>%n finding: the records do not hold</numerusform>
            <numerusform>%n findings: the records do not hold</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) hold</source>
        <translation>
            <numerusform>%n record holds</numerusform>
            <numerusform>%n records hold</numerusform>
        </translation>
    </message>
</context>
</TS>
